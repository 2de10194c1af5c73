package com.foobar.boxoffice.order;

import com.foobar.boxoffice.hold.Hold;
import com.foobar.boxoffice.transaction.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.Query;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The orders on the primary. */
@ApplicationScoped
public class OrderRepository {

  private static final String BY_KEY =
      "select o from Order o where o.accountId = :account and o.idempotencyKey = :key";

  private static final String BEFORE_PURCHASE =
      """
      select h, o from Hold h left join fetch h.seats
        left join Order o on o.accountId = :account and o.idempotencyKey = :key
      where h.id = :hold
      """;

  // Placed at the moment in which the hold was consumed, which only the database knows.
  private static final String ADD =
      """
      INSERT INTO orders (id, number, account_id, idempotency_key, request_fingerprint, hold_id,
        event_id, total_minor, currency, placed_at)
      SELECT :id, :number, :account, :key, :request, h.id, :event, :total, :currency, h.consumed_at
      FROM hold h WHERE h.id = :hold
      """;

  // All tickets in one statement: a JDBC batch would send one for each.
  private static final String ADD_TICKETS =
      "INSERT INTO ticket (id, order_id, event_id, seat_id, price_minor, code) VALUES %s";

  private static final String TICKET = "(?, ?, ?, ?, ?, ?)";

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  @PersistenceUnit(unitName = "boxoffice")
  private EntityManagerFactory unit;

  /**
   * What a purchase finds.
   *
   * @param earlier the order that was placed under its key
   */
  record Before(Optional<Order> earlier, Optional<Hold> hold) {}

  Optional<Order> byKey(long account, String key) {
    return byKey(entities, account, key);
  }

  /** What is committed before a purchase, asked outside any transaction. */
  Before before(long account, String key, UUID hold) {
    return Reads.once(unit, primary -> before(primary, account, key, hold));
  }

  private static Before before(EntityManager entities, long account, String key, UUID hold) {
    List<Object[]> rows =
        entities
            .createQuery(BEFORE_PURCHASE, Object[].class)
            .setParameter("account", account)
            .setParameter("key", key)
            .setParameter("hold", hold)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(row -> new Before(Optional.ofNullable((Order) row[1]), Optional.of((Hold) row[0])))
        .orElseGet(() -> new Before(byKey(entities, account, key), Optional.empty()));
  }

  /** The order as everyone can read it, asked outside any transaction. */
  Optional<OrderView> committed(long account, UUID order) {
    return Reads.once(unit, primary -> OrderRows.one(primary, account, order));
  }

  /**
   * Adds the order and its tickets now, so that a conflict shows here and not at the commit.
   *
   * @param order of a hold that this transaction has consumed
   */
  void add(Order order) {
    entities
        .createNativeQuery(ADD)
        .setParameter("id", order.id())
        .setParameter("number", order.number())
        .setParameter("account", order.accountId())
        .setParameter("key", order.idempotencyKey())
        .setParameter("request", order.requestFingerprint())
        .setParameter("event", order.eventId())
        .setParameter("total", order.total().amountMinor())
        .setParameter("currency", order.total().currency())
        .setParameter("hold", order.holdId())
        .executeUpdate();
    addTickets(order);
  }

  private void addTickets(Order order) {
    List<Ticket> tickets = order.tickets();
    Query insert =
        entities.createNativeQuery(
            ADD_TICKETS.formatted(String.join(", ", Collections.nCopies(tickets.size(), TICKET))));
    int parameter = 0;
    for (Ticket ticket : tickets) {
      insert
          .setParameter(++parameter, ticket.id())
          .setParameter(++parameter, order.id())
          .setParameter(++parameter, order.eventId())
          .setParameter(++parameter, ticket.seatId())
          .setParameter(++parameter, ticket.priceMinor())
          .setParameter(++parameter, ticket.code());
    }
    insert.executeUpdate();
  }

  private static Optional<Order> byKey(EntityManager entities, long account, String key) {
    return entities
        .createQuery(BY_KEY, Order.class)
        .setParameter("account", account)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }
}
