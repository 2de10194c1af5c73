package com.foobar.boxoffice.web.problem;

import com.foobar.boxoffice.checkin.NotAdmittedHereException.TicketEvent;
import com.foobar.boxoffice.web.requestid.RequestId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of every error answer, {@code application/problem+json}.
 *
 * @param detail for a person, about this occurrence
 * @param code what a program decides by: it never changes
 * @param requestId finds the occurrence in the servers' logs
 * @param errors the parts of the request that are wrong, when it is known which
 * @param at when the ticket was admitted first; only with {@code already-admitted}
 * @param door where the ticket was admitted first; only with {@code already-admitted}
 * @param eventId what the ticket is for; this and the rest only with {@code wrong-event}, {@code
 *     too-early} and {@code too-late}
 */
@Schema(name = "Problem", description = "An error, as RFC 9457 lays it out")
public record ProblemDetails(
    URI type,
    String title,
    int status,
    String detail,
    String code,
    String requestId,
    List<Violation> errors,
    Instant at,
    String door,
    Long eventId,
    String event,
    Instant startsAt,
    String zone) {

  /**
   * One wrong part of a request.
   *
   * @param field path of the property or name of the parameter; null when it is the whole
   */
  @Schema(name = "Violation")
  public record Violation(String field, String message) {}

  /**
   * A problem of the request that this thread serves.
   *
   * @param detail may be null where the title says it all
   */
  public static ProblemDetails of(ProblemType type, String detail) {
    return of(type, detail, null);
  }

  static ProblemDetails of(ProblemType type, String detail, List<Violation> errors) {
    return new ProblemDetails(
        type.type(),
        type.title(),
        type.status(),
        detail,
        type.code(),
        RequestId.current(),
        errors,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  ProblemDetails withAdmission(Instant when, String where) {
    return new ProblemDetails(
        type, title, status, detail, code, requestId, errors, when, where, null, null, null, null);
  }

  ProblemDetails withEvent(TicketEvent of) {
    return new ProblemDetails(
        type,
        title,
        status,
        detail,
        code,
        requestId,
        errors,
        null,
        null,
        of.id(),
        of.title(),
        of.startsAt(),
        of.zone());
  }
}
