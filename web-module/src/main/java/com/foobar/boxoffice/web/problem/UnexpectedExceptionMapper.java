package com.foobar.boxoffice.web.problem;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.transaction.BrokenRuleException;
import com.foobar.boxoffice.transaction.DatabaseFailure;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Everything else. The EJB container wraps what it does not know, so the causes decide: a refusal
 * of the box office stays one, a database that fails for a moment is a 503, and the rest is a 500
 * that says nothing but where to find it in the log.
 */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

  static final String DETAIL =
      "The error is in our logs under this request id. Please try again later.";

  private static final Logger LOG = Logger.getLogger(UnexpectedExceptionMapper.class);

  @Override
  public Response toResponse(Throwable e) {
    return firstCause(e, BoxOfficeException.class)
        .map(ProblemResponse::of)
        .orElseGet(() -> ProblemResponse.of(describe(e)));
  }

  private static ProblemDetails describe(Throwable e) {
    if (firstCause(e, EJBAccessException.class).isPresent()) {
      return ProblemDetails.of(ProblemType.FORBIDDEN, "This account may not do that.");
    }
    if (firstCause(e, BrokenRuleException.class).isPresent()) {
      // The log has it, loudly, from where it happened. What came with it is no excuse.
      return ProblemDetails.of(ProblemType.INTERNAL_ERROR, DETAIL);
    }
    if (DatabaseFailure.isPassing(e)) {
      // No stack: while a primary is being replaced this happens to every request.
      LOG.warnf("The database cannot be reached: %s", rootOf(e));
      return ProblemDetails.of(
          ProblemType.UNAVAILABLE, "The database cannot be reached right now. Please try again.");
    }
    LOG.error("The request failed", e);
    return ProblemDetails.of(ProblemType.INTERNAL_ERROR, DETAIL);
  }

  private static <T extends Throwable> Optional<T> firstCause(Throwable e, Class<T> type) {
    return causes(e).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Throwable rootOf(Throwable e) {
    return causes(e).reduce(e, (outer, inner) -> inner);
  }

  private static Stream<Throwable> causes(Throwable e) {
    // A chain may be a circle; no honest one is this long.
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(32);
  }
}
