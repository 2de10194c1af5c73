package com.foobar.bench.price;

import com.foobar.stack.StackException;
import java.time.Duration;

/** Lets time pass in which nothing is done, since that is what is measured. */
public final class Waiting {
  private Waiting() {}

  public static void pass(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }
}
