package com.foobar.boxoffice.order;

import com.foobar.boxoffice.transaction.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.util.Optional;
import java.util.UUID;

/** The orders on the primary. */
@ApplicationScoped
public class OrderRepository {

  private static final String BY_KEY =
      "select o from Order o where o.accountId = :account and o.idempotencyKey = :key";

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  @PersistenceUnit(unitName = "boxoffice")
  private EntityManagerFactory unit;

  Optional<Order> byKey(long account, String key) {
    return byKey(entities, account, key);
  }

  /** As {@link #byKey}, outside any transaction. */
  Optional<Order> committedByKey(long account, String key) {
    return Reads.once(unit, primary -> byKey(primary, account, key));
  }

  /** The order as everyone can read it, asked outside any transaction. */
  Optional<OrderView> committed(long account, UUID order) {
    return Reads.once(unit, primary -> OrderRows.one(primary, account, order));
  }

  /** Adds the order and its tickets now, so that a conflict shows here and not at the commit. */
  void add(Order order) {
    entities.persist(order);
    entities.flush();
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
