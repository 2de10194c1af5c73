package com.foobar.boxoffice.season;

import com.foobar.boxoffice.catalogue.Event;
import com.foobar.boxoffice.catalogue.Venue;
import com.foobar.boxoffice.season.SeatPlan.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

/** Writes whole houses and events at once, on the primary. */
@ApplicationScoped
public class SeasonRepository {

  private static final String CLAIM =
      """
      UPDATE season SET loaded_at = UTC_TIMESTAMP(6)
      WHERE id = 1 AND loaded_at IS NULL AND NOT EXISTS (SELECT 1 FROM event)
      """;

  // One statement and one parameter for a house of any size; ids ascend in the order of the plan.
  private static final String ADD_SEATS =
      """
      INSERT INTO seat (venue_id, section, row_label, number, tier, position)
      SELECT :venue, place.section, place.row_label, place.number, place.tier, place.position
      FROM JSON_TABLE(:places, '$[*]' COLUMNS (
        section   VARCHAR(40) PATH '$[0]',
        row_label VARCHAR(8)  PATH '$[1]',
        number    INT         PATH '$[2]',
        tier      INT         PATH '$[3]',
        position  INT         PATH '$[4]')) AS place
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

  void add(Venue venue, SeatPlan plan) {
    entities.persist(venue);
    // Json itself searches for its provider at each call: thousands of times, at a server's start.
    JsonBuilderFactory json = Json.createBuilderFactory(Map.of());
    JsonArrayBuilder places = json.createArrayBuilder();
    for (Place place : plan.places()) {
      places.add(
          json.createArrayBuilder()
              .add(place.section())
              .add(place.row())
              .add(place.number())
              .add(place.tier())
              .add(place.position()));
    }
    entities
        .createNativeQuery(ADD_SEATS)
        .setParameter("venue", venue.id())
        .setParameter("places", places.build().toString())
        .executeUpdate();
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
