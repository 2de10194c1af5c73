package com.foobar.boxoffice.web.checkin;

import com.foobar.boxoffice.checkin.Admission;
import java.time.Instant;

/** The ticket is admitted; where its seat is, for the person at the door. */
public record CheckInResponse(
    String code,
    Instant at,
    String door,
    long eventId,
    String event,
    String section,
    String row,
    int number) {

  public static CheckInResponse from(Admission admission) {
    return new CheckInResponse(
        admission.code(),
        admission.at(),
        admission.door(),
        admission.eventId(),
        admission.event(),
        admission.section(),
        admission.row(),
        admission.number());
  }
}
