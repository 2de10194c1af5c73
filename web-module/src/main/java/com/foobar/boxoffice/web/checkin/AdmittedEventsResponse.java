package com.foobar.boxoffice.web.checkin;

import com.foobar.boxoffice.checkin.AdmittedEvent;
import java.time.Instant;
import java.util.List;

/** The events whose tickets are admitted now, soonest first. */
public record AdmittedEventsResponse(List<Event> items) {

  /**
   * An event, with how many of its tickets were let in.
   *
   * @param zone of the house, an IANA name
   */
  public record Event(
      long id,
      String title,
      Instant startsAt,
      String zone,
      String venue,
      long tickets,
      long admitted) {

    static Event from(AdmittedEvent event) {
      return new Event(
          event.id(),
          event.title(),
          event.startsAt(),
          event.zone(),
          event.venue(),
          event.tickets(),
          event.admitted());
    }
  }

  public static AdmittedEventsResponse from(List<AdmittedEvent> events) {
    return new AdmittedEventsResponse(events.stream().map(Event::from).toList());
  }
}
