package com.foobar.boxoffice.order;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.venue.Zones;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Orders as their owners see them, in one query, from whichever member the caller asks. */
final class OrderRows {

  private static final String SELECT =
      """
      SELECT o.id, o.number, o.placed_at, o.event_id, e.title, e.starts_at, v.name AS venue,
        p.method, o.total_minor, o.currency,
        t.id AS ticket_id, t.seat_id, t.code, s.section, s.row_label, s.number AS seat_number, v.zone
      FROM orders o
        JOIN event e ON e.id = o.event_id
        JOIN venue v ON v.id = e.venue_id
        LEFT JOIN payment p ON p.order_id = o.id
        JOIN ticket t ON t.order_id = o.id
        JOIN seat s ON s.id = t.seat_id
      """;

  private static final String OF_ACCOUNT =
      SELECT + "WHERE o.account_id = :account ORDER BY o.placed_at DESC, o.id, t.seat_id";

  private static final String ONE =
      SELECT + "WHERE o.account_id = :account AND o.id = :order ORDER BY t.seat_id";

  private OrderRows() {}

  /** The account's orders, latest first. */
  static List<OrderView> ofAccount(EntityManager entities, long account) {
    return orders(entities.createNativeQuery(OF_ACCOUNT).setParameter("account", account));
  }

  static Optional<OrderView> one(EntityManager entities, long account, UUID order) {
    return orders(
            entities
                .createNativeQuery(ONE)
                .setParameter("account", account)
                .setParameter("order", order))
        .stream()
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private static List<OrderView> orders(Query query) {
    Map<UUID, List<Row>> rows =
        ((List<Object[]>) query.getResultList())
            .stream()
                .map(Row::new)
                .collect(Collectors.groupingBy(Row::id, LinkedHashMap::new, Collectors.toList()));
    return rows.values().stream().map(OrderRows::order).toList();
  }

  private static OrderView order(List<Row> rows) {
    Row first = rows.get(0);
    return new OrderView(
        first.id(),
        first.text(1),
        first.time(2),
        first.number(3),
        first.text(4),
        first.time(5),
        Zones.known(first.text(16)),
        first.text(6),
        first.text(7),
        new Money(first.number(8), first.text(9)),
        rows.stream().map(OrderRows::ticket).toList());
  }

  private static TicketView ticket(Row row) {
    return new TicketView(
        row.uuid(10),
        row.number(11),
        row.text(13),
        row.text(14),
        (int) row.number(15),
        row.text(12));
  }

  /**
   * A row of {@link #SELECT}, by the places of its columns there. (A {@code Tuple} costs two maps
   * of all columns for each ticket.)
   */
  private record Row(Object[] columns) {

    UUID id() {
      return uuid(0);
    }

    UUID uuid(int column) {
      ByteBuffer bytes = ByteBuffer.wrap((byte[]) columns[column]);
      return new UUID(bytes.getLong(), bytes.getLong());
    }

    String text(int column) {
      return (String) columns[column];
    }

    Instant time(int column) {
      return ((Timestamp) columns[column]).toInstant();
    }

    long number(int column) {
      return ((Number) columns[column]).longValue();
    }
  }
}
