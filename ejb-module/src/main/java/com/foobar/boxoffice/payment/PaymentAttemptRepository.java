package com.foobar.boxoffice.payment;

import com.foobar.boxoffice.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The attempts to pay, on the primary: their state changes by conditional statements only. */
@ApplicationScoped
public class PaymentAttemptRepository {

  private static final String OPEN =
      """
      SELECT id, request_fingerprint FROM payment_attempt
      WHERE account_id = :account AND open_key = :key
      """;

  private static final String ADD =
      """
      INSERT INTO payment_attempt (id, account_id, idempotency_key, request_fingerprint, method,
        amount_minor, currency, state, asked_at, changed_at)
      VALUES (:id, :account, :key, :request, :method, :amount, :currency, 'asked',
        UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
      """;

  private static final String STAND =
      """
      UPDATE payment_attempt
      SET state = 'authorised', order_id = :order, changed_at = UTC_TIMESTAMP(6)
      WHERE id = :id AND state = 'asked'
      """;

  private static final String GIVE_UP =
      """
      UPDATE payment_attempt SET state = 'cancelling', changed_at = UTC_TIMESTAMP(6)
      WHERE id IN (:ids) AND state = 'asked'
      """;

  // "Skip locked": while an order's transaction is not decided, neither is this.
  private static final String ABANDONED =
      """
      SELECT id FROM payment_attempt
      WHERE state = 'asked' AND asked_at < UTC_TIMESTAMP(6) - INTERVAL :seconds SECOND
      ORDER BY asked_at LIMIT :most FOR UPDATE SKIP LOCKED
      """;

  private static final String UNSETTLED =
      """
      SELECT id, method, amount_minor, currency, state FROM payment_attempt
      WHERE state IN ('authorised', 'cancelling') ORDER BY asked_at LIMIT :most
      """;

  private static final String SETTLE =
      """
      UPDATE payment_attempt
      SET state = IF(state = 'authorised', 'captured', 'cancelled'),
        changed_at = UTC_TIMESTAMP(6)
      WHERE id IN (:ids) AND state IN ('authorised', 'cancelling')
      """;

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  /** An attempt that something may come of. */
  record Open(UUID id, byte[] request) {}

  /**
   * An attempt of which it is decided what the gateway has to be told.
   *
   * @param stands whether an order stands on it
   */
  record Decided(UUID id, Authorisation authorisation, boolean stands) {}

  @SuppressWarnings("unchecked")
  Optional<Open> open(long account, String key) {
    List<Object[]> rows =
        entities
            .createNativeQuery(OPEN)
            .setParameter("account", account)
            .setParameter("key", key)
            .getResultList();
    return rows.stream().map(row -> new Open(uuid(row[0]), (byte[]) row[1])).findFirst();
  }

  void add(UUID id, long account, String key, byte[] request, String method, Money amount) {
    entities
        .createNativeQuery(ADD)
        .setParameter("id", id)
        .setParameter("account", account)
        .setParameter("key", key)
        .setParameter("request", request)
        .setParameter("method", method)
        .setParameter("amount", amount.amountMinor())
        .setParameter("currency", amount.currency())
        .executeUpdate();
  }

  boolean stand(UUID id, UUID order) {
    return entities
            .createNativeQuery(STAND)
            .setParameter("id", id)
            .setParameter("order", order)
            .executeUpdate()
        == 1;
  }

  boolean giveUp(UUID id) {
    return giveUp(List.of(id)) == 1;
  }

  /** Gives up what was asked for so long ago that nobody is at it any more. */
  int giveUpAbandoned(long seconds, int most) {
    List<?> ids =
        entities
            .createNativeQuery(ABANDONED, UUID.class)
            .setParameter("seconds", seconds)
            .setParameter("most", most)
            .getResultList();
    return ids.isEmpty() ? 0 : giveUp(ids);
  }

  private int giveUp(List<?> ids) {
    return entities.createNativeQuery(GIVE_UP).setParameter("ids", ids).executeUpdate();
  }

  @SuppressWarnings("unchecked")
  List<Decided> unsettled(int most) {
    List<Object[]> rows =
        entities.createNativeQuery(UNSETTLED).setParameter("most", most).getResultList();
    return rows.stream()
        .map(
            row ->
                new Decided(
                    uuid(row[0]),
                    new Authorisation(
                        (String) row[1],
                        uuid(row[0]).toString(),
                        new Money(((Number) row[2]).longValue(), (String) row[3])),
                    row[4].equals("authorised")))
        .toList();
  }

  /** The gateways were told. */
  void settle(List<UUID> ids) {
    entities.createNativeQuery(SETTLE).setParameter("ids", ids).executeUpdate();
  }

  private static UUID uuid(Object column) {
    ByteBuffer bytes = ByteBuffer.wrap((byte[]) column);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
