package com.foobar.boxoffice.web.problem;

import com.foobar.boxoffice.web.problem.ProblemDetails.Violation;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/**
 * The web side refuses before the box office is asked. A WebApplicationException, because JAX-RS
 * lets only these out of its readers and filters as they are.
 */
public class ProblemException extends WebApplicationException {

  private final ProblemType type;
  private final transient List<Violation> errors;

  /**
   * @param detail for the person who asked; shown as it is
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, null);
  }

  public ProblemException(ProblemType type, String detail, List<Violation> errors) {
    super(detail, type.status());
    this.type = type;
    this.errors = errors;
  }

  public ProblemType type() {
    return type;
  }

  List<Violation> errors() {
    return errors;
  }
}
