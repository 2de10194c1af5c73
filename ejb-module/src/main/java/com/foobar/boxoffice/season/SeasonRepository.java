package com.foobar.boxoffice.season;

import com.foobar.boxoffice.catalogue.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;

/** Writes whole houses and events at once, on the primary. */
@ApplicationScoped
public class SeasonRepository {

  private static final String CLAIM =
      """
      UPDATE season SET loaded_at = UTC_TIMESTAMP(6)
      WHERE id = 1 AND loaded_at IS NULL AND NOT EXISTS (SELECT 1 FROM event)
      """;

  private static final String OFFER_SEATS =
      """
      INSERT INTO event_seat (event_id, seat_id, category_id, position)
      SELECT category.event_id, seat.id, category.id, seat.position
      FROM seat JOIN price_category category ON category.tier = seat.tier
      WHERE seat.venue_id = :venue AND category.event_id = :event
      ORDER BY seat.id
      """;

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  /**
   * Takes it on to load the season: true for one transaction ever, and only while there is no
   * event. Another node that asks at the same moment waits until this one has committed, or takes
   * it on when this one has died.
   */
  boolean claim() {
    return entities.createNativeQuery(CLAIM).executeUpdate() == 1;
  }

  /** The database's clock. */
  Instant now() {
    return ((Timestamp) entities.createNativeQuery("SELECT UTC_TIMESTAMP(6)").getSingleResult())
        .toInstant();
  }

  /** Adds the event and puts every seat of its venue on sale. */
  void add(Event event) {
    entities.persist(event);
    entities.flush();
    entities
        .createNativeQuery(OFFER_SEATS)
        .setParameter("venue", event.venue().id())
        .setParameter("event", event.id())
        .executeUpdate();
  }
}
