package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.fingerprint.Fingerprint;
import com.foobar.boxoffice.seat.SeatRepository;
import com.foobar.boxoffice.seat.SeatRepository.Taken;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A house of its own, with an event and a buyer, in which a purchase is rehearsed ({@link
 * Transactions#rehearse}). It is there only until its transaction is taken back, so that no row of
 * anybody's is touched, locked or counted. Its numbers are below zero, which takes none from those
 * that the database gives, and random, so that two servers may rehearse at the same time.
 */
@ApplicationScoped
public class StageRepository {
  private static final int SEATS = 4;
  private static final String CURRENCY = "EUR";
  private static final Duration HELD = Duration.ofMinutes(10);
  private static final Instant NO_LIMIT = Instant.parse("9999-01-01T00:00:00Z");

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  @Inject private SeatRepository seats;
  @Inject private HoldRepository holds;

  /**
   * What is on it.
   *
   * @param number of its event, its price category and its buyer's account
   */
  public record Scene(long number, List<Long> seats) {
    Holder buyer() {
      return new Holder(number, null, ClientAddress.of(null));
    }
  }

  /** Sets it up, in the transaction that rehearses. */
  Scene set() {
    long number = -1 - ThreadLocalRandom.current().nextLong(1L << 52);
    String name = "rehearsal" + number;
    List<Long> ids =
        IntStream.range(0, SEATS).mapToObj(i -> number - (i + 1) * (1L << 53)).toList();
    run(
        "INSERT INTO account (id, email, name, password_hash, version) VALUES (?, ?, ?, '', 0)",
        number,
        name,
        name);
    run("INSERT INTO venue (id, name) VALUES (?, ?)", number, name);
    run(
        "INSERT INTO event (id, venue_id, title, description, starts_at, currency)"
            + " VALUES (?, ?, ?, '', UTC_TIMESTAMP(6) + INTERVAL 1 DAY, ?)",
        number,
        number,
        name,
        CURRENCY);
    run(
        "INSERT INTO price_category (id, event_id, tier, name, price_minor) VALUES (?, ?, 1, ?, 1)",
        number,
        number,
        "rehearsal");
    for (int i = 0; i < SEATS; i++) {
      run(
          "INSERT INTO seat (id, venue_id, section, row_label, number, tier, position)"
              + " VALUES (?, ?, 'A', '1', ?, 1, ?)",
          ids.get(i),
          number,
          i + 1,
          i + 1);
    }
    seats.offer(number);
    return new Scene(number, ids.stream().sorted().toList());
  }

  /** Sets it up with one of its seats held for its buyer. */
  public Hold setWithHold() {
    Scene scene = set();
    UUID id = UUID.randomUUID();
    List<Long> one = scene.seats().subList(0, 1);
    Claim claim =
        new Claim(scene.buyer().id(), null, null, Fingerprint.of("rehearsal", id.toString()));
    seats.take(id, scene.number(), one, HELD, NO_LIMIT);
    Taken taken = seats.taken(id, scene.number(), one);
    Hold hold = new Hold(id, scene.number(), HeldSeat.of(taken), CURRENCY, taken.until(), claim);
    holds.add(hold, claim);
    return hold;
  }

  private void run(String statement, Object... values) {
    var query = entities.createNativeQuery(statement);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    query.executeUpdate();
  }
}
