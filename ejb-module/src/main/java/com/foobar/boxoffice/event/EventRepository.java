package com.foobar.boxoffice.event;

import com.foobar.boxoffice.venue.Venue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The events, on the primary. */
@ApplicationScoped
public class EventRepository {

  private static final String TIERS = "SELECT DISTINCT tier FROM seat WHERE venue_id = :venue";

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  /** The database's clock. */
  Instant now() {
    return ((Timestamp) entities.createNativeQuery("SELECT UTC_TIMESTAMP(6)").getSingleResult())
        .toInstant();
  }

  /** The price bands of a house. */
  @SuppressWarnings("unchecked")
  Set<Integer> tiersOf(Venue venue) {
    List<Number> tiers =
        entities.createNativeQuery(TIERS).setParameter("venue", venue.id()).getResultList();
    return tiers.stream().map(Number::intValue).collect(Collectors.toSet());
  }

  /** Adds the event and its prices now, so that statements find them. */
  void add(Event event) {
    entities.persist(event);
    entities.flush();
  }
}
