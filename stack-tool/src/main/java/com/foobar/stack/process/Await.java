package com.foobar.stack.process;

import com.foobar.stack.StackException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for a condition with a deadline and says, when it does not come, what was missing. */
public final class Await {
  private Await() {}

  /**
   * @param what named in the error, such as "server-1/nginx"
   * @param missing what is still missing; empty when the condition holds
   * @throws StackException when the time is up, with what was missing last
   */
  public static void until(String what, Duration limit, Supplier<Optional<String>> missing) {
    long deadline = System.nanoTime() + limit.toNanos();
    Duration pause = Pause.SHORTEST;
    while (true) {
      Optional<String> reason = missing.get();
      if (reason.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new StackException(
            "%s: not ready after %d s: %s".formatted(what, limit.toSeconds(), reason.get()));
      }
      pause = Pause.growing(pause);
    }
  }
}
