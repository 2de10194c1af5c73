package com.foobar.boxoffice.checkin;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import java.time.Instant;

/** The ticket is good, but not for this door at this time; it was not used up. */
public class NotAdmittedHereException extends BoxOfficeException {

  private final transient TicketEvent event;

  /**
   * What the ticket is for.
   *
   * @param zone of the house, an IANA name
   */
  public record TicketEvent(long id, String title, Instant startsAt, String zone) {}

  NotAdmittedHereException(Problem code, String message, TicketEvent event) {
    super(code, message);
    this.event = event;
  }

  public TicketEvent event() {
    return event;
  }
}
