package com.foobar.boxoffice.web.problem;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.LaterException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Turns a problem into a response. */
final class ProblemResponse {

  static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

  /** Longer than a failover of the database takes, so that one repetition is usually enough. */
  private static final int RETRY_AFTER_SECONDS = 10;

  private ProblemResponse() {}

  /** Says how long to wait, where the refusal does. */
  static Response of(BoxOfficeException refusal) {
    var response = with(Response.ok(), BoxOfficeExceptionMapper.describe(refusal));
    if (refusal instanceof LaterException later) {
      // Rounded up: who comes back then is not too early.
      var seconds = later.retryAfter().plusMillis(999).toSeconds();
      response.header(HttpHeaders.RETRY_AFTER, null).header(HttpHeaders.RETRY_AFTER, seconds);
    }
    return response.build();
  }

  static Response of(ProblemDetails problem) {
    return with(Response.ok(), problem).build();
  }

  /** Puts the problem on a response that may have headers already (Allow, for one). */
  static ResponseBuilder with(ResponseBuilder response, ProblemDetails problem) {
    switch (problem.status()) {
      // RFC 9110 wants a challenge with every 401. No browser knows this scheme, so none pops up a
      // window of its own.
      case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Session realm=\"Foobar\"");
      case 429, 503 -> response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      default -> {}
    }
    return response.status(problem.status()).entity(problem).type(PROBLEM_JSON);
  }
}
