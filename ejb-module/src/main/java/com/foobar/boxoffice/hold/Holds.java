package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.LaterException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.fingerprint.Fingerprint;
import com.foobar.boxoffice.fingerprint.Fingerprints;
import com.foobar.boxoffice.seat.BestAvailable;
import com.foobar.boxoffice.seat.SeatRepository;
import com.foobar.boxoffice.seat.SeatRepository.Taken;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps seats for a buyer for a short while. Needs no login, but belongs to somebody. A hold that
 * has run out keeps nobody from its seats, whether or not anything has noticed.
 */
@Stateless
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class Holds {

  /** Seats that one hold may have at most. */
  public static final int MAX_SEATS = 10;

  private static final Instant NO_LIMIT = Instant.parse("9999-01-01T00:00:00Z");

  /** Adoption is a kindness: a log-in waits no longer for it. */
  private static final RetryPolicy BRIEFLY =
      new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofSeconds(15));

  private static final Logger LOG = System.getLogger(Holds.class.getName());

  @Inject private Transactions transactions;
  @Inject private HoldRepository holds;
  @Inject private HoldQueries queries;
  @Inject private SeatRepository seats;
  @Inject private BestAvailable bestAvailable;
  @Inject private HoldLimits limits;
  @Inject private StageRepository stage;
  @Inject private Fingerprints fingerprints;

  @Inject
  @ConfigProperty(name = "boxoffice.hold.duration", defaultValue = "PT10M")
  private Duration duration;

  /** One wish for seats, which keeps its meaning however often it is sent. */
  private record Wish(Holder holder, Claim claim, UUID id, long event) {}

  /**
   * Holds exactly these seats, or none of them. Seats that the holder holds already are not taken:
   * the hold that has exactly these is the answer; one that has some of them is replaced, and the
   * new one ends no later than it would have.
   *
   * @param key names the wish, so that it is fulfilled once however often it is sent; null for none
   * @throws LaterException TOO_MANY_SEATS
   * @throws BoxOfficeException SEAT_TAKEN; NOT_FOUND for an unknown event or seat; INVALID_REQUEST
   *     for no seat, a repeated one or more than {@link #MAX_SEATS}, or for an event that has
   *     begun; IDEMPOTENCY_KEY_REUSED; HOLD_EXPIRED when the hold with this key has ended
   */
  public HoldConfirmation hold(Holder holder, long eventId, List<Long> seatIds, String key) {
    if (seatIds == null
        || seatIds.isEmpty()
        || seatIds.size() > MAX_SEATS
        || seatIds.stream().anyMatch(Objects::isNull)
        || new HashSet<>(seatIds).size() < seatIds.size()) {
      throw invalid("Choose 1 to %d different seats.".formatted(MAX_SEATS));
    }
    List<Long> inOrder = seatIds.stream().sorted().toList();
    Wish wish = wish(holder, eventId, key, "seats", inOrder.toString());
    return transactions.call(
        RetryPolicy.WRITES,
        attempt -> answered(wish, attempt, standing -> named(wish, standing, inOrder)));
  }

  /**
   * Holds the best seats still free in a category, side by side where possible.
   *
   * @param key as in {@link #hold}
   * @throws LaterException TOO_MANY_SEATS
   * @throws BoxOfficeException SEAT_TAKEN when fewer are free; NOT_FOUND for an unknown event or
   *     category; INVALID_REQUEST for a quantity outside 1..{@link #MAX_SEATS}, or for an event
   *     that has begun; IDEMPOTENCY_KEY_REUSED; HOLD_EXPIRED when the hold with this key has ended
   */
  public HoldConfirmation holdBest(
      Holder holder, long eventId, long categoryId, int quantity, String key) {
    if (quantity < 1 || quantity > MAX_SEATS) {
      throw invalid("Choose 1 to %d seats.".formatted(MAX_SEATS));
    }
    Wish wish = wish(holder, eventId, key, "best", categoryId + "," + quantity);
    return transactions.call(
        RetryPolicy.WRITES,
        attempt ->
            answered(
                wish,
                attempt,
                standing -> {
                  requireRoom(wish, standing, quantity);
                  List<Long> best = bestAvailable.locked(eventId, categoryId, quantity, attempt);
                  if (seats.take(wish.id(), eventId, best, duration, NO_LIMIT) < quantity) {
                    throw taken("At least one of these seats is taken.");
                  }
                  return created(wish, best);
                }));
  }

  /**
   * Gives the seats back. A hold that has ended stays ended: repeating this is harmless.
   *
   * @throws BoxOfficeException NOT_FOUND when this holder has no such hold
   */
  public void release(Holder holder, UUID holdId) {
    transactions.call(
        RetryPolicy.WRITES,
        attempt -> {
          Hold hold =
              holds
                  .byId(holdId)
                  .filter(found -> found.belongsTo(holder))
                  .orElseThrow(
                      () -> new BoxOfficeException(Problem.NOT_FOUND, "You have no such hold."));
          end(hold);
          return null;
        });
  }

  /**
   * Gives what a visitor holds to the account that the visitor has logged in to, unless the account
   * would hold too much. If it cannot be done now, the visitor's cookie still shows whose it is.
   */
  public void adopt(long accountId, String visitor) {
    UUID from = Holder.idOfVisitor(visitor);
    UUID to = Holder.idOfAccount(accountId);
    try {
      if (queries.hasAny(from)) {
        transactions.call(
            BRIEFLY,
            attempt -> {
              Claim claim = new Claim(to, null, null, null);
              Standing standing = holds.standing(claim, List.of(to));
              if (limits.hasRoom(
                  false, standing.byAll(), standing.byHolder(), (int) holds.seatsOf(from))) {
                holds.adopt(from, to);
              }
              return null;
            });
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "A visitor's holds stay with the cookie", failure);
    }
  }

  /**
   * Holds seats on the {@link StageRepository}, named ones and the best, and takes that back.
   * Nobody waits for it: it takes no turn, since a turn is a row that others need.
   */
  public void rehearse() {
    transactions.rehearse(
        attempt -> {
          StageRepository.Scene scene = stage.set();
          List<Long> best = bestAvailable.locked(scene.number(), scene.number(), 2, attempt);
          Wish wish = wish(scene.buyer(), scene.number(), null, "seats", best.toString());
          return named(wish, Standing.NOTHING, best);
        });
  }

  private Wish wish(Holder holder, long event, String key, String kind, String what) {
    UUID address =
        holder.isAnonymous() ? fingerprints.of("address", holder.address().network()).half() : null;
    Fingerprint request = Fingerprint.of(kind, String.valueOf(event), what);
    return new Wish(
        holder, new Claim(holder.id(), address, key, request), UUID.randomUUID(), event);
  }

  /** What an earlier attempt or an earlier request has done, or else what is done now. */
  private HoldConfirmation answered(
      Wish wish, int attempt, Function<Standing, HoldConfirmation> now) {
    if (attempt > 1) {
      Optional<Hold> earlier = holds.byId(wish.id());
      if (earlier.isPresent()) {
        return new HoldConfirmation(earlier.get().receipt(), true);
      }
    }
    Standing standing = holds.standing(wish.claim(), wish.holder().ids());
    if (standing.earlier().isEmpty()) {
      return now.apply(standing);
    }
    Hold earlier = holds.byId(standing.earlier().get()).orElseThrow();
    earlier.requireSameRequest(wish.claim().request());
    if (!holds.isLive(earlier.id())) {
      throw new BoxOfficeException(
          Problem.HOLD_EXPIRED, "The seats are not held for you any more. Please choose again.");
    }
    return new HoldConfirmation(earlier.receipt(), false);
  }

  private HoldConfirmation named(Wish wish, Standing standing, List<Long> wanted) {
    boolean room = hasRoom(wish, standing, wanted.size());
    if (room && seats.take(wish.id(), wish.event(), wanted, duration, NO_LIMIT) == wanted.size()) {
      return created(wish, wanted);
    }
    List<Hold> own =
        holds.live(wish.holder().ids(), wish.event()).stream()
            .filter(hold -> !Collections.disjoint(hold.seatIds(), wanted))
            .toList();
    if (own.size() == 1 && own.get(0).seatIds().equals(wanted)) {
      return new HoldConfirmation(own.get(0).receipt(), false);
    }
    int given = own.stream().mapToInt(hold -> hold.seatIds().size()).sum();
    requireRoom(wish, standing, wanted.size() - given);
    if (own.isEmpty()) {
      throw notThere(wish.event(), wanted);
    }
    seats.giveBack(wish.id(), wish.event(), wanted);
    own.forEach(this::end);
    Instant latest = own.stream().map(Hold::expiresAt).min(Comparator.naturalOrder()).orElseThrow();
    if (seats.take(wish.id(), wish.event(), wanted, duration, latest) < wanted.size()) {
      throw notThere(wish.event(), wanted);
    }
    return created(wish, wanted);
  }

  private HoldConfirmation created(Wish wish, List<Long> seatIds) {
    Taken taken = seats.taken(wish.id(), wish.event(), seatIds);
    if (!taken.upcoming()) {
      throw invalid("This event has begun.");
    }
    if (!Money.isCurrency(taken.currency())) {
      // An event that cannot be shown, nor sold.
      throw new BoxOfficeException(Problem.NOT_FOUND, "There is no such event.");
    }
    Hold hold =
        new Hold(
            wish.id(),
            wish.event(),
            HeldSeat.of(taken),
            taken.currency(),
            taken.until(),
            wish.claim());
    holds.add(hold, wish.claim());
    return new HoldConfirmation(hold.receipt(), true);
  }

  private void end(Hold hold) {
    if (holds.release(hold.id())) {
      seats.giveBack(hold.id(), hold.eventId(), hold.seatIds());
    }
  }

  private boolean hasRoom(Wish wish, Standing standing, int more) {
    return limits.hasRoom(wish.holder().isAnonymous(), standing.byAll(), standing.byHolder(), more);
  }

  private void requireRoom(Wish wish, Standing standing, int more) {
    if (!hasRoom(wish, standing, more)) {
      throw limits.exceeded(wish.holder().isAnonymous(), standing, duration);
    }
  }

  private BoxOfficeException notThere(long eventId, List<Long> seatIds) {
    return seats.count(eventId, seatIds) < seatIds.size()
        ? new BoxOfficeException(Problem.NOT_FOUND, "This event has no such seat.")
        : taken("At least one of these seats is taken.");
  }

  private static BoxOfficeException taken(String message) {
    return new BoxOfficeException(Problem.SEAT_TAKEN, message);
  }

  private static BoxOfficeException invalid(String message) {
    return new BoxOfficeException(Problem.INVALID_REQUEST, message);
  }
}
