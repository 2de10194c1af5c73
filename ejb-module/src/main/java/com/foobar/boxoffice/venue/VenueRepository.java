package com.foobar.boxoffice.venue;

import com.foobar.boxoffice.venue.SeatPlan.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;

/** The houses and their seats, on the primary. */
@ApplicationScoped
public class VenueRepository {

  private static final String CALLED = "SELECT COUNT(*) FROM venue WHERE name = :name";

  // One statement and one parameter for a house of any size; ids ascend in the order of the plan.
  private static final String ADD_SEATS =
      """
      INSERT INTO seat (venue_id, section, row_label, number, tier, position, x, y)
      SELECT :venue, place.section, place.row_label, place.number, place.tier, place.position,
        place.x, place.y
      FROM JSON_TABLE(:places, '$[*]' COLUMNS (
        section   VARCHAR(40) PATH '$[0]',
        row_label VARCHAR(8)  PATH '$[1]',
        number    INT         PATH '$[2]',
        tier      INT         PATH '$[3]',
        position  INT         PATH '$[4]',
        x         INT         PATH '$[5]',
        y         INT         PATH '$[6]')) AS place
      """;

  private static final String ADD_SECTIONS =
      """
      INSERT INTO section (venue_id, name, label_x, label_y)
      SELECT :venue, section.name, section.label_x, section.label_y
      FROM JSON_TABLE(:sections, '$[*]' COLUMNS (
        name    VARCHAR(40) PATH '$[0]',
        label_x INT         PATH '$[1]',
        label_y INT         PATH '$[2]')) AS section
      """;

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  boolean isCalled(String name) {
    Object count = entities.createNativeQuery(CALLED).setParameter("name", name).getSingleResult();
    return ((Number) count).intValue() > 0;
  }

  void add(Venue venue, SeatPlan plan) {
    entities.persist(venue);
    // Json itself searches for its provider at each call: thousands of times, at a server's start.
    JsonBuilderFactory json = Json.createBuilderFactory(Map.of());
    entities
        .createNativeQuery(ADD_SECTIONS)
        .setParameter("venue", venue.id())
        .setParameter("sections", sections(plan, json))
        .executeUpdate();
    entities
        .createNativeQuery(ADD_SEATS)
        .setParameter("venue", venue.id())
        .setParameter("places", places(plan, json))
        .executeUpdate();
  }

  private static String sections(SeatPlan plan, JsonBuilderFactory json) {
    JsonArrayBuilder sections = json.createArrayBuilder();
    for (Section section : plan.sections()) {
      Point label = section.label();
      sections.add(json.createArrayBuilder().add(section.name()).add(label.x()).add(label.y()));
    }
    return sections.build().toString();
  }

  private static String places(SeatPlan plan, JsonBuilderFactory json) {
    JsonArrayBuilder places = json.createArrayBuilder();
    for (Place place : plan.places()) {
      places.add(
          json.createArrayBuilder()
              .add(place.section())
              .add(place.row())
              .add(place.number())
              .add(place.tier())
              .add(place.position())
              .add(place.at().x())
              .add(place.at().y()));
    }
    return places.build().toString();
  }
}
