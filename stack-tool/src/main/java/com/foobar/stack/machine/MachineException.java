package com.foobar.stack.machine;

import com.foobar.stack.StackException;

/** A machine did not do what it was asked: which one, what, and why. */
public final class MachineException extends StackException {
  public MachineException(String message) {
    super(message);
  }

  public MachineException(String message, Throwable cause) {
    super(message, cause);
  }
}
