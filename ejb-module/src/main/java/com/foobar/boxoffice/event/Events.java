package com.foobar.boxoffice.event;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.seat.SeatRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.TreeSet;

/** The programme. What is done here is part of the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Events {

  @Inject private EventRepository events;
  @Inject private SeatRepository seats;

  /**
   * Announces an event: from the moment when this is committed every seat of its house is on sale.
   *
   * @param event with a price for each tier of its house
   * @throws BoxOfficeException INVALID_REQUEST when it has begun already, on the database's clock;
   *     when a tier of the house has no price, or a tier has one that the house does not have
   */
  public void announce(Event event) {
    if (!event.startsAt().isAfter(events.now())) {
      throw invalid("%s has begun already.".formatted(event.title()));
    }
    requirePrices(event, events.tiersOf(event.venue()));
    events.add(event);
    seats.offer(event.id());
  }

  private static void requirePrices(Event event, Set<Integer> house) {
    Set<Integer> unpriced = new TreeSet<>(house);
    unpriced.removeAll(event.tiers());
    if (!unpriced.isEmpty()) {
      throw invalid("%s has no price for tier %d.".formatted(event.title(), first(unpriced)));
    }
    Set<Integer> unknown = new TreeSet<>(event.tiers());
    unknown.removeAll(house);
    if (!unknown.isEmpty()) {
      throw invalid(
          "%s has a price for tier %d, of which %s has no seat."
              .formatted(event.title(), first(unknown), event.venue().name()));
    }
  }

  private static int first(Set<Integer> tiers) {
    return tiers.iterator().next();
  }

  private static BoxOfficeException invalid(String message) {
    return new BoxOfficeException(Problem.INVALID_REQUEST, message);
  }
}
