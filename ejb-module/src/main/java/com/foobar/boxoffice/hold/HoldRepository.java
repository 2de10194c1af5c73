package com.foobar.boxoffice.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The holds on the primary, and the conditional statements that end them. */
@ApplicationScoped
public class HoldRepository {

  /**
   * A condition on {@code hold h}: not ended in any way, on the database's clock. By this column
   * the keys of holders and addresses find live holds alone.
   */
  static final String LIVE_NOW = "h.live_until > UTC_TIMESTAMP(6)";

  // The turn is locked first (a row of nothing else, found by its key), and what is counted after
  // that is what all had committed by then, since each read sees the latest (READ COMMITTED). The
  // key is forced: by itself MySQL takes that of the idempotency keys, to all holds that ever were.
  private static final String STANDING =
      """
      SELECT COALESCE(SUM(h.seat_count), 0),
        COALESCE(SUM(IF(h.holder = :holder, h.seat_count, 0)), 0),
        TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), MIN(h.live_until)) + 1,
        (SELECT k.id FROM hold k
         WHERE k.holder IN (:own) AND k.idempotency_key = :key LIMIT 1)
      FROM hold_turn turn
        LEFT JOIN hold h FORCE INDEX (hold_live_of_%1$s) ON h.%1$s = :%1$s AND %2$s
      WHERE turn.id = :turn FOR UPDATE OF turn
      """;

  private static final String STANDING_OF_ACCOUNT = STANDING.formatted("holder", LIVE_NOW);

  private static final String STANDING_OF_ADDRESS = STANDING.formatted("address", LIVE_NOW);

  private static final String OF_HOLDER =
      """
      SELECT h.id FROM hold h WHERE h.holder IN (:own) AND h.event_id = :event AND %s
      """
          .formatted(LIVE_NOW);

  private static final String SEATS_OF_HOLDER =
      "SELECT COALESCE(SUM(h.seat_count), 0) FROM hold h WHERE h.holder = :holder AND " + LIVE_NOW;

  // "Ignore": a hold whose idempotency key the account has used as well stays the visitor's.
  private static final String ADOPT =
      """
      UPDATE IGNORE hold h SET h.holder = :account, h.address = NULL
      WHERE h.holder = :visitor AND %s
      """
          .formatted(LIVE_NOW);

  private static final int TURNS = 4096;

  private static final String CONSUME =
      """
      UPDATE hold SET consumed_at = UTC_TIMESTAMP(6)
      WHERE id = :hold AND released_at IS NULL AND consumed_at IS NULL
        AND expires_at > UTC_TIMESTAMP(6)
      """;

  private static final String LIVE =
      """
      SELECT COUNT(*) FROM hold
      WHERE id = :hold AND released_at IS NULL AND consumed_at IS NULL
        AND expires_at > UTC_TIMESTAMP(6)
      """;

  private static final String RELEASE =
      """
      UPDATE hold SET released_at = UTC_TIMESTAMP(6)
      WHERE id = :hold AND released_at IS NULL AND consumed_at IS NULL
      """;

  private static final String ENDED_LONG_AGO =
      """
      SELECT id FROM hold
      WHERE expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY AND consumed_at IS NULL
      ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED
      """;

  private static final String ADD =
      """
      INSERT INTO hold (id, event_id, total_minor, currency, expires_at, holder, address,
        seat_count, idempotency_key, request_fingerprint)
      VALUES (:id, :event, :total, :currency, :until, :holder, :address, :seats, :key, :request)
      """;

  // All seats in one statement: a JDBC batch would send one for each.
  private static final String ADD_SEATS =
      "INSERT INTO hold_seat (hold_id, seat_id, price_minor) VALUES %s";

  private static final String SEAT = "(?, ?, ?)";

  // Not find(): when the connection breaks inside a JTA transaction, Hibernate logs that and
  // answers null.
  private static final String BY_ID =
      "SELECT h FROM Hold h LEFT JOIN FETCH h.seats WHERE h.id = :hold";

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  public Optional<Hold> byId(UUID id) {
    return entities.createQuery(BY_ID, Hold.class).setParameter("hold", id).getResultList().stream()
        .findFirst();
  }

  /** Adds the hold now, so that a conflict shows here and not at the commit. */
  void add(Hold hold, Claim claim) {
    entities
        .createNativeQuery(ADD)
        .setParameter("id", hold.id())
        .setParameter("event", hold.eventId())
        .setParameter("total", hold.total().amountMinor())
        .setParameter("currency", hold.total().currency())
        .setParameter("until", Timestamp.from(hold.expiresAt()))
        .setParameter("holder", claim.holder())
        .setParameter("address", claim.address())
        .setParameter("seats", hold.seats().size())
        .setParameter("key", claim.key())
        .setParameter("request", claim.request().bytes())
        .executeUpdate();
    addSeats(hold);
  }

  private void addSeats(Hold hold) {
    List<HeldSeat> seats = hold.seats();
    Query insert =
        entities.createNativeQuery(
            ADD_SEATS.formatted(String.join(", ", Collections.nCopies(seats.size(), SEAT))));
    int parameter = 0;
    for (HeldSeat seat : seats) {
      insert
          .setParameter(++parameter, hold.id())
          .setParameter(++parameter, seat.seatId())
          .setParameter(++parameter, seat.price(hold.total().currency()).amountMinor());
    }
    insert.executeUpdate();
  }

  /**
   * Ends the hold by an order, unless it has ended already: the one statement that decides whether
   * an order came in time.
   */
  public boolean consume(UUID hold) {
    return end(hold, CONSUME);
  }

  /** Whether the hold has not ended, as far as that is committed. */
  public boolean isLive(UUID hold) {
    Object live = entities.createNativeQuery(LIVE).setParameter("hold", hold).getSingleResult();
    return ((Number) live).intValue() == 1;
  }

  /**
   * Takes the turn of the claim's account or address until the transaction ends, and counts what is
   * held already.
   *
   * @param own whose holds count as repetitions
   */
  Standing standing(Claim claim, List<UUID> own) {
    boolean anonymous = claim.address() != null;
    UUID counted = anonymous ? claim.address() : claim.holder();
    var query =
        entities
            .createNativeQuery(anonymous ? STANDING_OF_ADDRESS : STANDING_OF_ACCOUNT)
            .setParameter("holder", claim.holder())
            .setParameter("own", own)
            .setParameter("key", claim.key() == null ? "" : claim.key())
            .setParameter("turn", Math.floorMod(counted.hashCode(), TURNS));
    if (anonymous) {
      query.setParameter("address", claim.address());
    }
    Object[] row = (Object[]) query.getSingleResult();
    return new Standing(
        ((Number) row[0]).longValue(),
        ((Number) row[1]).longValue(),
        Duration.ofSeconds(row[2] == null ? 0 : ((Number) row[2]).longValue()),
        Optional.ofNullable((byte[]) row[3]).map(HoldRepository::uuid));
  }

  /** Live holds of these holders at an event. */
  List<Hold> live(List<UUID> own, long event) {
    List<?> ids =
        entities
            .createNativeQuery(OF_HOLDER, UUID.class)
            .setParameter("own", own)
            .setParameter("event", event)
            .getResultList();
    return ids.stream().map(id -> byId((UUID) id).orElseThrow()).toList();
  }

  long seatsOf(UUID holder) {
    Object seats =
        entities
            .createNativeQuery(SEATS_OF_HOLDER)
            .setParameter("holder", holder)
            .getSingleResult();
    return ((Number) seats).longValue();
  }

  /** Gives the live holds of a visitor to an account. */
  void adopt(UUID visitor, UUID account) {
    entities
        .createNativeQuery(ADOPT)
        .setParameter("visitor", visitor)
        .setParameter("account", account)
        .executeUpdate();
  }

  private static UUID uuid(byte[] id) {
    ByteBuffer bytes = ByteBuffer.wrap(id);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** Ends the hold without an order, unless it was ended before. */
  boolean release(UUID hold) {
    return end(hold, RELEASE);
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
      // Group Replication advises against cascading foreign keys, so that the seats go first.
      delete("DELETE FROM hold_seat WHERE hold_id IN (:ended)", ended);
      delete("DELETE FROM hold WHERE id IN (:ended)", ended);
    }
    return ended.size();
  }

  private boolean end(UUID hold, String statement) {
    return entities.createNativeQuery(statement).setParameter("hold", hold).executeUpdate() == 1;
  }

  private void delete(String statement, List<?> ended) {
    entities.createNativeQuery(statement).setParameter("ended", ended).executeUpdate();
  }
}
