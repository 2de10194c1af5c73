package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.transaction.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds and the seats in them, on the primary. A seat changes hands by one conditional statement on
 * the database's clock, whose row count says whether it did; the rows are locked in the order of
 * their ids, so that two buyers of the same seats wait for each other and never deadlock.
 */
@ApplicationScoped
public class HoldRepository {

  private static final String FREE =
      "NOT sold AND (held_until IS NULL OR held_until <= UTC_TIMESTAMP(6))";

  // The primary key is forced, because a walk along another index would lock in another order.
  private static final String TAKE =
      """
      UPDATE event_seat FORCE INDEX (PRIMARY)
      SET hold_id = :hold, held_until = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
      WHERE event_id = :event AND seat_id IN (:seats) AND\s"""
          + FREE
          + " ORDER BY seat_id";

  private static final String TAKEN =
      """
      SELECT s.seat_id, c.price_minor, e.currency, s.held_until,
        e.starts_at > UTC_TIMESTAMP(6) AS upcoming
      FROM event_seat s
        JOIN price_category c ON c.id = s.category_id
        JOIN event e ON e.id = s.event_id
      WHERE s.event_id = :event AND s.seat_id IN (:seats) AND s.hold_id = :hold
      ORDER BY s.seat_id
      """;

  private static final String KNOWN =
      "SELECT COUNT(*) FROM event_seat WHERE event_id = :event AND seat_id IN (:seats)";

  private static final String KNOWN_CATEGORY =
      "SELECT COUNT(*) FROM price_category WHERE event_id = :event AND id = :category";

  private static final String COUNT_FREE =
      "SELECT COUNT(*) FROM event_seat WHERE event_id = :event AND category_id = :category AND "
          + FREE;

  // "Skip locked": seats that another buyer is taking this very moment are as good as gone.
  private static final String BEST =
      """
      SELECT s.id, s.section, s.row_label, s.number, s.position
      FROM (SELECT seat_id, position FROM event_seat
            WHERE event_id = :event AND category_id = :category AND\s"""
          + FREE
          + """
             ORDER BY position LIMIT :most FOR UPDATE SKIP LOCKED) best
        JOIN seat s ON s.id = best.seat_id
      ORDER BY s.position
      """;

  // It decides on the database's clock, together with the check constraints of the table.
  private static final String CONSUME =
      """
      UPDATE hold SET consumed_at = UTC_TIMESTAMP(6)
      WHERE id = :hold AND released_at IS NULL AND consumed_at IS NULL
        AND expires_at > UTC_TIMESTAMP(6)
      """;

  private static final String SELL =
      """
      UPDATE event_seat FORCE INDEX (PRIMARY)
      SET sold = TRUE, hold_id = NULL, held_until = NULL
      WHERE event_id = :event AND seat_id IN (:seats) AND hold_id = :hold AND NOT sold
      ORDER BY seat_id
      """;

  private static final String RELEASE =
      """
      UPDATE hold SET released_at = UTC_TIMESTAMP(6)
      WHERE id = :hold AND released_at IS NULL AND consumed_at IS NULL
      """;

  private static final String FREE_AGAIN =
      """
      UPDATE event_seat FORCE INDEX (PRIMARY) SET hold_id = NULL, held_until = NULL
      WHERE event_id = :event AND seat_id IN (:seats) AND hold_id = :hold
      ORDER BY seat_id
      """;

  private static final String ENDED_LONG_AGO =
      """
      SELECT id FROM hold
      WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY AND consumed_at IS NULL
      ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED
      """;

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  @PersistenceUnit(unitName = "boxoffice")
  private EntityManagerFactory unit;

  /**
   * What a hold has taken.
   *
   * @param upcoming whether the event has not begun yet
   */
  record Taken(List<HeldSeat> seats, String currency, Instant until, boolean upcoming) {}

  public Optional<Hold> byId(UUID id) {
    return Optional.ofNullable(entities.find(Hold.class, id));
  }

  /** As {@link #byId}, outside any transaction. */
  public Optional<Hold> committedById(UUID id) {
    return Reads.once(unit, primary -> Optional.ofNullable(primary.find(Hold.class, id)));
  }

  void add(Hold hold) {
    entities.persist(hold);
    entities.flush();
  }

  /**
   * Takes those of the seats that are free.
   *
   * @return how many were
   */
  int take(UUID hold, long event, List<Long> seats, Duration time) {
    return seatsOf(hold, event, seats, TAKE)
        .setParameter("micros", time.toNanos() / 1_000)
        .executeUpdate();
  }

  /** The seats that the hold has just taken; at least one. */
  @SuppressWarnings("unchecked")
  Taken taken(UUID hold, long event, List<Long> seats) {
    List<Tuple> rows =
        entities
            .createNativeQuery(TAKEN, Tuple.class)
            .setParameter("hold", hold)
            .setParameter("event", event)
            .setParameter("seats", seats)
            .getResultList();
    Tuple first = rows.get(0);
    return new Taken(
        rows.stream()
            .map(row -> new HeldSeat(number(row, "seat_id"), number(row, "price_minor")))
            .toList(),
        first.get("currency", String.class),
        first.get("held_until", Timestamp.class).toInstant(),
        number(first, "upcoming") != 0);
  }

  /** How many of these seats the event has, free or not. */
  long known(long event, List<Long> seats) {
    return count(
        entities
            .createNativeQuery(KNOWN)
            .setParameter("event", event)
            .setParameter("seats", seats));
  }

  boolean isKnownCategory(long event, long category) {
    return count(inCategory(event, category, KNOWN_CATEGORY)) > 0;
  }

  /** Free seats of the category as far as it is decided: those being taken count as free. */
  long countFree(long event, long category) {
    return count(inCategory(event, category, COUNT_FREE));
  }

  /** Locks the best free seats that nobody else is taking, best first. */
  @SuppressWarnings("unchecked")
  List<FreeSeat> lockBest(long event, long category, int most) {
    List<Tuple> rows =
        entities
            .createNativeQuery(BEST, Tuple.class)
            .setParameter("event", event)
            .setParameter("category", category)
            .setParameter("most", most)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new FreeSeat(
                    number(row, "id"),
                    row.get("section", String.class),
                    row.get("row_label", String.class),
                    (int) number(row, "number"),
                    (int) number(row, "position")))
        .toList();
  }

  /**
   * Ends the hold by an order, unless it has ended already: the one statement that decides whether
   * an order came in time.
   */
  public boolean consume(UUID hold) {
    return entities.createNativeQuery(CONSUME).setParameter("hold", hold).executeUpdate() == 1;
  }

  /**
   * Marks the seats of a consumed hold as sold.
   *
   * @return how many they were
   */
  public int sell(Hold hold) {
    return seatsOf(hold.id(), hold.eventId(), hold.seatIds(), SELL).executeUpdate();
  }

  /** Ends the hold, unless it has ended already. */
  boolean release(UUID hold) {
    return entities.createNativeQuery(RELEASE).setParameter("hold", hold).executeUpdate() == 1;
  }

  void freeAgain(Hold hold) {
    seatsOf(hold.id(), hold.eventId(), hold.seatIds(), FREE_AGAIN).executeUpdate();
  }

  /**
   * Deletes holds that ended without an order at least a day ago.
   *
   * @return how many, at most {@code most}
   */
  int deleteEnded(int most) {
    List<?> ended =
        entities
            .createNativeQuery(ENDED_LONG_AGO, UUID.class)
            .setParameter("most", most)
            .getResultList();
    if (!ended.isEmpty()) {
      entities
          .createNativeQuery("DELETE FROM hold_seat WHERE hold_id IN (:ended)")
          .setParameter("ended", ended)
          .executeUpdate();
      entities
          .createNativeQuery("DELETE FROM hold WHERE id IN (:ended)")
          .setParameter("ended", ended)
          .executeUpdate();
    }
    return ended.size();
  }

  private Query seatsOf(UUID hold, long event, List<Long> seats, String statement) {
    return entities
        .createNativeQuery(statement)
        .setParameter("hold", hold)
        .setParameter("event", event)
        .setParameter("seats", seats);
  }

  private Query inCategory(long event, long category, String query) {
    return entities
        .createNativeQuery(query)
        .setParameter("event", event)
        .setParameter("category", category);
  }

  private static long count(Query query) {
    return ((Number) query.getSingleResult()).longValue();
  }

  private static long number(Tuple row, String column) {
    return row.get(column, Number.class).longValue();
  }
}
