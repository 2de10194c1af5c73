package com.foobar.boxoffice.order;

import com.foobar.boxoffice.Money;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
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
        t.id AS ticket_id, t.seat_id, t.code, s.section, s.row_label, s.number AS seat_number
      FROM orders o
        JOIN event e ON e.id = o.event_id
        JOIN venue v ON v.id = e.venue_id
        JOIN payment p ON p.order_id = o.id
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
    return orders(
        entities.createNativeQuery(OF_ACCOUNT, Tuple.class).setParameter("account", account));
  }

  static Optional<OrderView> one(EntityManager entities, long account, UUID order) {
    return orders(
            entities
                .createNativeQuery(ONE, Tuple.class)
                .setParameter("account", account)
                .setParameter("order", order))
        .stream()
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private static List<OrderView> orders(Query query) {
    Map<UUID, List<Tuple>> rows =
        ((List<Tuple>) query.getResultList())
            .stream()
                .collect(
                    Collectors.groupingBy(
                        row -> uuid(row, "id"), LinkedHashMap::new, Collectors.toList()));
    return rows.values().stream().map(OrderRows::order).toList();
  }

  private static OrderView order(List<Tuple> rows) {
    Tuple first = rows.get(0);
    return new OrderView(
        uuid(first, "id"),
        first.get("number", String.class),
        first.get("placed_at", Timestamp.class).toInstant(),
        number(first, "event_id"),
        first.get("title", String.class),
        first.get("starts_at", Timestamp.class).toInstant(),
        first.get("venue", String.class),
        first.get("method", String.class),
        new Money(number(first, "total_minor"), first.get("currency", String.class)),
        rows.stream().map(OrderRows::ticket).toList());
  }

  private static TicketView ticket(Tuple row) {
    return new TicketView(
        uuid(row, "ticket_id"),
        number(row, "seat_id"),
        row.get("section", String.class),
        row.get("row_label", String.class),
        (int) number(row, "seat_number"),
        row.get("code", String.class));
  }

  private static UUID uuid(Tuple row, String column) {
    ByteBuffer bytes = ByteBuffer.wrap(row.get(column, byte[].class));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static long number(Tuple row, String column) {
    return row.get(column, Number.class).longValue();
  }
}
