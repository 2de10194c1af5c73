package com.foobar.stack;

/**
 * What was asked cannot be done. The message says what is wrong and what the user can do; it is
 * shown without a stack trace.
 */
public class StackException extends RuntimeException {
  public StackException(String message) {
    super(message);
  }

  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
