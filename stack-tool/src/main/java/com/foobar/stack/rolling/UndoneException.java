package com.foobar.stack.rolling;

import com.foobar.stack.StackException;

/** A change failed, and every server has what it had before. */
public final class UndoneException extends StackException {
  private static final long serialVersionUID = 1L;

  UndoneException(String message, Throwable cause) {
    super(message, cause);
  }
}
