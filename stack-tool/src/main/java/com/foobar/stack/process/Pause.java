package com.foobar.stack.process;

import com.foobar.stack.StackException;

/** The step between two looks at a condition that somebody waits for with a deadline. */
public final class Pause {
  private Pause() {}

  /** A fifth of a second. */
  public static void brief() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }
}
