package com.foobar.boxoffice.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/**
 * What JAX-RS or a filter refuses: an unknown path, a wrong method, a body of the wrong type. The
 * library's own message stays inside, because it names classes and changes between releases.
 */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

  private static final Logger LOG = Logger.getLogger(WebApplicationExceptionMapper.class);

  @Override
  public Response toResponse(WebApplicationException e) {
    var response = e.getResponse();
    if (response.getStatus() < 400) {
      return response;
    }
    if (response.getStatus() == 500) {
      LOG.error("The request failed", e);
    }
    // fromResponse keeps what belongs to the status, such as the Allow of a 405.
    return ProblemResponse.with(Response.fromResponse(response), describe(e)).build();
  }

  private static ProblemDetails describe(WebApplicationException e) {
    if (e instanceof ProblemException problem) {
      return ProblemDetails.of(problem.type(), problem.getMessage(), problem.errors());
    }
    var type = ProblemType.ofStatus(e.getResponse().getStatus());
    return ProblemDetails.of(type, detail(type));
  }

  private static String detail(ProblemType type) {
    return switch (type) {
      case NOT_FOUND -> "There is nothing at this address.";
      case METHOD_NOT_ALLOWED -> "The header Allow names the methods that this address answers.";
      case NOT_ACCEPTABLE -> "Answers come as application/json.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send the body with Content-Type: application/json.";
      case INTERNAL_ERROR -> UnexpectedExceptionMapper.DETAIL;
      default -> null;
    };
  }
}
