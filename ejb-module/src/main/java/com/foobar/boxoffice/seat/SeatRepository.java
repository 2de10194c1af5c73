package com.foobar.boxoffice.seat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The seats of events and who has them, on the primary: the one place that writes that. A seat
 * changes hands by one conditional statement on the database's clock, whose row count says whether
 * it did. The rows are locked in the order of their ids, so that buyers of the same seats wait for
 * each other and never deadlock; the primary key is forced, because a walk along another index
 * would lock in another order.
 */
@ApplicationScoped
public class SeatRepository {

  private static final String OFFER =
      """
      INSERT INTO event_seat (event_id, seat_id, category_id, position)
      SELECT event.id, seat.id, category.id, seat.position
      FROM event
        JOIN seat ON seat.venue_id = event.venue_id
        JOIN price_category category
          ON category.event_id = event.id AND category.tier = seat.tier
      WHERE event.id = :event
      ORDER BY seat.id
      """;

  private static final String TAKE =
      """
      UPDATE event_seat FORCE INDEX (PRIMARY)
      SET hold_id = :hold,
        held_until = LEAST(UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND, CAST(:latest AS DATETIME(6)))
      WHERE event_id = :event AND seat_id IN (:seats) AND %s
      ORDER BY seat_id
      """
          .formatted(FreeSeats.CONDITION);

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

  private static final String SELL =
      """
      UPDATE event_seat FORCE INDEX (PRIMARY)
      SET sold = TRUE, hold_id = NULL, held_until = NULL
      WHERE event_id = :event AND seat_id IN (:seats) AND hold_id = :hold AND NOT sold
      ORDER BY seat_id
      """;

  private static final String GIVE_BACK =
      """
      UPDATE event_seat FORCE INDEX (PRIMARY) SET hold_id = NULL, held_until = NULL
      WHERE event_id = :event AND seat_id IN (:seats) AND hold_id = :hold
      ORDER BY seat_id
      """;

  // "Skip locked": seats that another buyer is taking this very moment are as good as gone.
  private static final String LOCK_BEST =
      """
      SELECT s.id, s.section, s.row_label, s.number, s.position
      FROM (SELECT seat_id, position FROM event_seat
            WHERE event_id = :event AND category_id = :category AND %s
            ORDER BY position LIMIT :most FOR UPDATE SKIP LOCKED) best
        JOIN seat s ON s.id = best.seat_id
      ORDER BY s.position
      """
          .formatted(FreeSeats.CONDITION);

  // The same seats, without waiting and without keeping anybody waiting.
  private static final String BEST_FREE =
      """
      SELECT s.id, s.section, s.row_label, s.number, s.position
      FROM (SELECT seat_id, position FROM event_seat
            WHERE event_id = :event AND category_id = :category AND %s
            ORDER BY position LIMIT :most) best
        JOIN seat s ON s.id = best.seat_id
      ORDER BY s.position
      """
          .formatted(FreeSeats.CONDITION);

  // Of all seats, free or not: where every second one is sold, nobody counts by twos.
  private static final String ROWS_BY_TWOS =
      """
      SELECT section, row_label
      FROM (SELECT s.section, s.row_label,
              s.number - LAG(s.number)
                OVER (PARTITION BY s.section, s.row_label ORDER BY s.number) AS step
            FROM event e JOIN seat s ON s.venue_id = e.venue_id
            WHERE e.id = :event) steps
      GROUP BY section, row_label
      HAVING MIN(step) = 2
      """;

  private static final String LOCK =
      """
      SELECT seat_id FROM event_seat FORCE INDEX (PRIMARY)
      WHERE event_id = :event AND seat_id IN (:seats) AND %s
      ORDER BY seat_id FOR UPDATE SKIP LOCKED
      """
          .formatted(FreeSeats.CONDITION);

  private static final String COUNT =
      "SELECT COUNT(*) FROM event_seat WHERE event_id = :event AND seat_id IN (:seats)";

  private static final String COUNT_CATEGORY =
      "SELECT COUNT(*) FROM price_category WHERE event_id = :event AND id = :category";

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  /**
   * What a hold has taken.
   *
   * @param upcoming whether the event has not begun yet
   */
  public record Taken(List<PricedSeat> seats, String currency, Instant until, boolean upcoming) {}

  /** A seat and what it costs, in the currency of its event. */
  public record PricedSeat(long id, long priceMinor) {}

  /**
   * Puts the seats of an event's house on sale, each at the price of its tier.
   *
   * @return how many: those without a price are not
   */
  public int offer(long event) {
    return entities.createNativeQuery(OFFER).setParameter("event", event).executeUpdate();
  }

  /**
   * Takes those of the seats that are free.
   *
   * @param latest the hold ends no later than then
   * @return how many were
   */
  public int take(UUID hold, long event, List<Long> seats, Duration time, Instant latest) {
    return query(TAKE, hold, event, seats)
        .setParameter("micros", time.toNanos() / 1_000)
        .setParameter("latest", Timestamp.from(latest))
        .executeUpdate();
  }

  /** The seats that the hold has just taken; at least one. */
  @SuppressWarnings("unchecked")
  public Taken taken(UUID hold, long event, List<Long> seats) {
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
            .map(row -> new PricedSeat(number(row, "seat_id"), number(row, "price_minor")))
            .toList(),
        first.get("currency", String.class),
        first.get("held_until", Timestamp.class).toInstant(),
        number(first, "upcoming") != 0);
  }

  /**
   * Sells those of the seats that the hold has.
   *
   * @return how many they were
   */
  public int sell(UUID hold, long event, List<Long> seats) {
    return query(SELL, hold, event, seats).executeUpdate();
  }

  /** Makes those of the seats free that the hold has. */
  public void giveBack(UUID hold, long event, List<Long> seats) {
    query(GIVE_BACK, hold, event, seats).executeUpdate();
  }

  /** The best free seats, best first; by the time they are asked for, they may be gone. */
  List<FreeSeat> bestFree(long event, long category, int most) {
    return free(BEST_FREE, event, category, most);
  }

  /**
   * Locks those of the seats that are free and that nobody else is taking.
   *
   * @return how many they are
   */
  int lock(long event, List<Long> seats) {
    return entities
        .createNativeQuery(LOCK)
        .setParameter("event", event)
        .setParameter("seats", seats)
        .getResultList()
        .size();
  }

  /** Locks the best free seats that nobody else is taking, best first. */
  List<FreeSeat> lockBest(long event, long category, int most) {
    return free(LOCK_BEST, event, category, most);
  }

  @SuppressWarnings("unchecked")
  private List<FreeSeat> free(String query, long event, long category, int most) {
    List<Object[]> rows =
        entities
            .createNativeQuery(query)
            .setParameter("event", event)
            .setParameter("category", category)
            .setParameter("most", most)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new FreeSeat(
                    ((Number) row[0]).longValue(),
                    (String) row[1],
                    (String) row[2],
                    ((Number) row[3]).intValue(),
                    ((Number) row[4]).longValue()))
        .toList();
  }

  /** The rows in which seats are numbered by twos, as where even numbers are on the other side. */
  @SuppressWarnings("unchecked")
  Set<BestSeats.Row> rowsByTwos(long event) {
    List<Object[]> rows =
        entities.createNativeQuery(ROWS_BY_TWOS).setParameter("event", event).getResultList();
    return rows.stream()
        .map(row -> new BestSeats.Row((String) row[0], (String) row[1]))
        .collect(Collectors.toSet());
  }

  /** How many of these seats the event has, free or not. */
  public long count(long event, List<Long> seats) {
    return count(
        entities
            .createNativeQuery(COUNT)
            .setParameter("event", event)
            .setParameter("seats", seats));
  }

  boolean isCategory(long event, long category) {
    return count(inCategory(COUNT_CATEGORY, event, category)) > 0;
  }

  private Query query(String statement, UUID hold, long event, List<Long> seats) {
    return entities
        .createNativeQuery(statement)
        .setParameter("hold", hold)
        .setParameter("event", event)
        .setParameter("seats", seats);
  }

  private Query inCategory(String query, long event, long category) {
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
