package com.foobar.boxoffice;

import jakarta.ejb.ApplicationException;
import java.util.Objects;

/**
 * The box office refuses. The message is written for the person who asked and may be shown as it
 * is; whatever the transaction had done is rolled back.
 */
@ApplicationException(rollback = true)
public class BoxOfficeException extends RuntimeException {

  private final Problem code;

  public BoxOfficeException(Problem code, String message) {
    this(code, message, null);
  }

  public BoxOfficeException(Problem code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code);
  }

  public Problem code() {
    return code;
  }
}
