package com.foobar.stack.process;

import com.foobar.stack.StackException;
import java.time.Duration;

/** The step between two looks at a condition that somebody waits for with a deadline. */
public final class Pause {
  /** The first of {@link #growing} ones: what comes at once is noticed at once. */
  static final Duration SHORTEST = Duration.ofMillis(20);

  private static final Duration BRIEF = Duration.ofMillis(200);

  private Pause() {}

  /** A fifth of a second. */
  public static void brief() {
    of(BRIEF);
  }

  /**
   * As long as this. Who has to be waited for is not asked incessantly, so that the next one is
   * longer, up to a fifth of a second.
   *
   * @return how long the next one is to be
   */
  static Duration growing(Duration pause) {
    of(pause);
    Duration next = pause.multipliedBy(2);
    return next.compareTo(BRIEF) < 0 ? next : BRIEF;
  }

  private static void of(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }
}
