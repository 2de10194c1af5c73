package com.foobar.boxoffice.venue;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;

/** The houses. What is done here is part of the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Venues {

  @Inject private VenueRepository venues;

  /**
   * Opens a house with all its seats.
   *
   * @param zone what the clock at the house shows
   * @throws BoxOfficeException INVALID_REQUEST when there is a house of that name, or the name
   *     cannot be shown
   */
  public Venue open(String name, ZoneId zone, SeatPlan plan) {
    Venue venue = new Venue(name, zone, plan.stage());
    if (venues.isCalled(venue.name())) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST, "There is a venue called %s already.".formatted(venue.name()));
    }
    venues.add(venue, plan);
    return venue;
  }
}
