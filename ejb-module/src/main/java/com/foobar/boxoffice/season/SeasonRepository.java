package com.foobar.boxoffice.season;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;

/** Whether the sample season was loaded, on the primary. */
@ApplicationScoped
public class SeasonRepository {

  private static final String CLAIM =
      """
      UPDATE season SET loaded_at = UTC_TIMESTAMP(6)
      WHERE id = 1 AND loaded_at IS NULL AND NOT EXISTS (SELECT 1 FROM venue)
      """;

  private static final String CLAIMED_AT = "SELECT loaded_at FROM season WHERE id = 1";

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  /**
   * Takes it on to load the season: true for one transaction ever, and only while there is no
   * house. Another node that asks at the same moment waits until this one has committed, or takes
   * it on when this one has died.
   */
  boolean claim() {
    return entities.createNativeQuery(CLAIM).executeUpdate() == 1;
  }

  /** When it was taken on, on the database's clock. */
  Instant claimedAt() {
    return ((Timestamp) entities.createNativeQuery(CLAIMED_AT).getSingleResult()).toInstant();
  }
}
