package com.foobar.boxoffice.web.catalogue;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.catalogue.EventPage;
import com.foobar.boxoffice.catalogue.EventSummary;
import java.time.Instant;
import java.util.List;

/** One page of events; pages count from 1. */
public record EventListResponse(List<ListedEvent> items, int page, int pages) {

  /** An event as a list shows it; {@code fromPrice} is that of its cheapest category. */
  public record ListedEvent(
      long id,
      String title,
      Instant startsAt,
      String zone,
      String venue,
      Money fromPrice,
      long seatsFree) {

    static ListedEvent from(EventSummary event) {
      return new ListedEvent(
          event.id(),
          event.title(),
          event.startsAt(),
          event.zone(),
          event.venue(),
          event.fromPrice(),
          event.seatsFree());
    }
  }

  public static EventListResponse from(EventPage page) {
    return new EventListResponse(
        page.items().stream().map(ListedEvent::from).toList(), page.page(), page.pages());
  }
}
