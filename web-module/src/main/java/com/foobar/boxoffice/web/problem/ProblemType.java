package com.foobar.boxoffice.web.problem;

import com.foobar.boxoffice.Problem;
import java.net.URI;

/**
 * Every kind of error that the API answers with: its stable code, its HTTP status and a title that
 * does not change from one occurrence to the next.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
public enum ProblemType {
  // What the box office refuses
  SEAT_TAKEN(409, "seat-taken", "A seat is taken"),
  HOLD_EXPIRED(409, "hold-expired", "The hold has expired"),
  NOT_FOUND(404, "not-found", "Not found"),
  EMAIL_TAKEN(409, "email-taken", "The e-mail address has an account"),
  PAYMENT_DECLINED(402, "payment-declined", "The payment was declined"),
  IDEMPOTENCY_KEY_REUSED(
      422, "idempotency-key-reused", "The idempotency key belongs to another request"),
  ALREADY_ADMITTED(409, "already-admitted", "The ticket was admitted before"),
  WRONG_EVENT(409, "wrong-event", "The ticket is for another event"),
  TOO_EARLY(409, "too-early", "The event is not admitted to yet"),
  TOO_LATE(409, "too-late", "The event is not admitted to any more"),
  TOO_MANY_SEATS(429, "too-many-seats", "Too many seats are held"),
  TOO_MANY_ATTEMPTS(429, "too-many-attempts", "Too many attempts"),
  INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
  UNAVAILABLE(503, "unavailable", "The outcome is not known yet"),

  // Who asks
  LOGIN_REQUIRED(401, "login-required", "Log in first"),
  INVALID_CREDENTIALS(401, "invalid-credentials", "The e-mail address or the password is wrong"),
  FORBIDDEN(403, "forbidden", "Not allowed"),
  CROSS_SITE(403, "cross-site", "The request came from another site"),

  // What HTTP itself refuses
  MALFORMED_JSON(400, "malformed-json", "The body is not the JSON that this call takes"),
  IDEMPOTENCY_KEY_MISSING(400, "idempotency-key-missing", "The idempotency key is missing"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "not-acceptable", "The answer comes in no type that the request accepts"),
  CONTENT_TOO_LARGE(413, "content-too-large", "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body must be application/json"),

  // What went wrong on our side
  INTERNAL_ERROR(500, "internal-error", "Something went wrong");

  /**
   * A tag (RFC 4151) names the type without promising a page behind it, as RFC 9457 section 3.1.1
   * advises.
   */
  private static final String TYPE_PREFIX = "tag:www.foobar.com,2026:problem:";

  private final int status;
  private final String code;
  private final String title;

  ProblemType(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  /** The type of a domain refusal: this is where the domain's codes get their HTTP status. */
  public static ProblemType of(Problem problem) {
    return switch (problem) {
      case SEAT_TAKEN -> SEAT_TAKEN;
      case HOLD_EXPIRED -> HOLD_EXPIRED;
      case NOT_FOUND -> NOT_FOUND;
      case EMAIL_TAKEN -> EMAIL_TAKEN;
      case PAYMENT_DECLINED -> PAYMENT_DECLINED;
      case IDEMPOTENCY_KEY_REUSED -> IDEMPOTENCY_KEY_REUSED;
      case ALREADY_ADMITTED -> ALREADY_ADMITTED;
      case WRONG_EVENT -> WRONG_EVENT;
      case TOO_EARLY -> TOO_EARLY;
      case TOO_LATE -> TOO_LATE;
      case TOO_MANY_SEATS -> TOO_MANY_SEATS;
      case TOO_MANY_ATTEMPTS -> TOO_MANY_ATTEMPTS;
      case INVALID_REQUEST -> INVALID_REQUEST;
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }

  /** The type of an error that JAX-RS or the container answers with by itself. */
  public static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> LOGIN_REQUIRED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 413 -> CONTENT_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 503 -> UNAVAILABLE;
      default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
    };
  }

  public URI type() {
    return URI.create(TYPE_PREFIX + code);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }
}
