package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.transaction.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The holds on the primary, and the conditional statements that end them. */
@ApplicationScoped
public class HoldRepository {

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

  // Not find(): when the connection breaks inside a JTA transaction, Hibernate logs that and
  // answers null.
  private static final String BY_ID =
      "SELECT h FROM Hold h LEFT JOIN FETCH h.seats WHERE h.id = :hold";

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  @PersistenceUnit(unitName = "boxoffice")
  private EntityManagerFactory unit;

  public Optional<Hold> byId(UUID id) {
    return byId(entities, id);
  }

  /** As {@link #byId}, outside any transaction. */
  public Optional<Hold> committedById(UUID id) {
    return Reads.once(unit, primary -> byId(primary, id));
  }

  private static Optional<Hold> byId(EntityManager entities, UUID id) {
    return entities.createQuery(BY_ID, Hold.class).setParameter("hold", id).getResultList().stream()
        .findFirst();
  }

  /** Adds the hold now, so that a conflict shows here and not at the commit. */
  void add(Hold hold) {
    entities.persist(hold);
    entities.flush();
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
