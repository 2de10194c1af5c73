package com.foobar.boxoffice.web.problem;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.checkin.AlreadyAdmittedException;
import com.foobar.boxoffice.checkin.NotAdmittedHereException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The box office refused: its own code and words, with the status that HTTP has for them. */
@Provider
public class BoxOfficeExceptionMapper implements ExceptionMapper<BoxOfficeException> {

  @Override
  public Response toResponse(BoxOfficeException e) {
    return ProblemResponse.of(e);
  }

  static ProblemDetails describe(BoxOfficeException e) {
    var problem = ProblemDetails.of(ProblemType.of(e.code()), e.getMessage());
    if (e instanceof AlreadyAdmittedException again && again.first() != null) {
      return problem.withAdmission(again.first().at(), again.first().door());
    }
    if (e instanceof NotAdmittedHereException elsewhere && elsewhere.event() != null) {
      return problem.withEvent(elsewhere.event());
    }
    return problem;
  }
}
