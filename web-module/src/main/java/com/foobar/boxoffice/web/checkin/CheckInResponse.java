package com.foobar.boxoffice.web.checkin;

import com.foobar.boxoffice.checkin.Admission;
import java.time.Instant;
import java.util.UUID;

/**
 * The ticket is admitted; where its seat is, for the person at the door. By its id the admission
 * can be undone.
 */
public record CheckInResponse(
    UUID id,
    String code,
    Instant at,
    String door,
    long eventId,
    String event,
    Instant startsAt,
    String zone,
    String section,
    String row,
    int number) {

  public static CheckInResponse from(Admission admission) {
    return new CheckInResponse(
        admission.id(),
        admission.code(),
        admission.at(),
        admission.door(),
        admission.eventId(),
        admission.event(),
        admission.startsAt(),
        admission.zone(),
        admission.section(),
        admission.row(),
        admission.number());
  }
}
