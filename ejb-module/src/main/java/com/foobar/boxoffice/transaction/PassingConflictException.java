package com.foobar.boxoffice.transaction;

/** Thrown by work that met others at work and is worth doing again as a whole. */
public class PassingConflictException extends RuntimeException {

  public PassingConflictException(String message) {
    super(message);
  }

  PassingConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
