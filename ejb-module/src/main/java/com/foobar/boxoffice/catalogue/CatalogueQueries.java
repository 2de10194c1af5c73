package com.foobar.boxoffice.catalogue;

import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;

/** What is on, read from the replica: a moment old at worst. */
@Stateless
public class CatalogueQueries {

  /**
   * Upcoming events whose title or venue contains the text, soonest first.
   *
   * @param query matched without regard to case; blank or null finds all
   * @param page from 1
   */
  public EventPage search(String query, int page) {
    throw new UnsupportedOperationException();
  }

  public Optional<EventDetails> event(long id) {
    throw new UnsupportedOperationException();
  }

  /**
   * All seats of an event in the order of the house.
   *
   * @throws com.foobar.boxoffice.BoxOfficeException NOT_FOUND for an unknown event
   */
  public List<SeatView> seats(long eventId) {
    throw new UnsupportedOperationException();
  }
}
