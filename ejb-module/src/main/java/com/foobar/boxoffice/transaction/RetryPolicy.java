package com.foobar.boxoffice.transaction;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How often, and how long, work that met a passing conflict is done again as a whole.
 *
 * @param attempts at most, the first included
 * @param budget no attempt but the first starts later than this after the start
 * @param firstPause before the second attempt; it doubles each time, up to {@link #LONGEST_PAUSE}
 * @param longestTransaction after which the transaction of an attempt is rolled back
 */
public record RetryPolicy(
    int attempts, Duration budget, Duration firstPause, Duration longestTransaction) {

  /**
   * For what a buyer waits for. A failover of the database takes about 7 s, so that most buyers see
   * a slow answer and no error; the proxies in front wait 25 s.
   */
  public static final RetryPolicy WRITES =
      new RetryPolicy(20, Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofSeconds(15));

  /**
   * For the wait until what was committed can be read: a branch whose server died in between is
   * committed by recovery, which looks every few seconds.
   */
  public static final RetryPolicy ACKNOWLEDGEMENT =
      new RetryPolicy(50, Duration.ofSeconds(8), Duration.ofMillis(20), Duration.ofSeconds(15));

  /** For queries: a healthy member is one reconnection away. */
  public static final RetryPolicy READS =
      new RetryPolicy(5, Duration.ofSeconds(3), Duration.ofMillis(50), Duration.ofSeconds(15));

  /** For what has to be done before the application can serve at all. */
  public static final RetryPolicy START =
      new RetryPolicy(120, Duration.ofSeconds(90), Duration.ofMillis(250), Duration.ofSeconds(120));

  /** For what nobody waits for. */
  static final RetryPolicy ONCE =
      new RetryPolicy(1, Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofSeconds(15));

  private static final Logger LOG = System.getLogger(RetryPolicy.class.getName());

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("At least one attempt, not " + attempts);
    }
  }

  /** Work that may be done again, told which attempt this is, from 1. */
  @FunctionalInterface
  public interface Work<T> {
    T attempt(int number) throws Exception;
  }

  /**
   * This policy with a part of its budget spent, for the next of several steps that share it.
   *
   * @param start of the first step, as {@link System#nanoTime} told it
   */
  public RetryPolicy spentSince(long start) {
    Duration left = budget.minusNanos(System.nanoTime() - start);
    return new RetryPolicy(attempts, left, firstPause, longestTransaction);
  }

  /**
   * Does the work, again and again after passing conflicts.
   *
   * @throws BoxOfficeException what the work threw, or UNAVAILABLE when the conflict did not pass
   * @throws BrokenRuleException at once, and loudly, when the database refused what would have
   *     broken one of its rules
   * @throws IllegalStateException when the work failed otherwise with a checked exception
   */
  public <T> T call(Work<T> work) {
    long start = System.nanoTime();
    Duration pause = firstPause;
    for (int attempt = 1; ; attempt++) {
      try {
        return work.attempt(attempt);
      } catch (BoxOfficeException refused) {
        throw refused;
      } catch (Exception failure) {
        Optional<String> rule = DatabaseFailure.brokenRule(failure);
        if (rule.isPresent()) {
          throw loud(rule.get(), failure);
        }
        if (!DatabaseFailure.isPassing(failure)) {
          throw unchecked(failure);
        }
        long spent = System.nanoTime() - start;
        if (attempt >= attempts || spent + pause.toNanos() > budget.toNanos()) {
          throw unavailable(failure);
        }
        pause(pause, failure);
        pause = pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
          pause = LONGEST_PAUSE;
        }
      }
    }
  }

  private static BrokenRuleException loud(String rule, Exception failure) {
    BrokenRuleException broken = new BrokenRuleException(rule, failure);
    LOG.log(Level.ERROR, broken.getMessage(), failure);
    return broken;
  }

  /** Between half the time and all of it, so that those who collided do not collide again. */
  private static void pause(Duration most, Exception failure) {
    long nanos = most.toNanos();
    try {
      TimeUnit.NANOSECONDS.sleep(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2 + 1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unavailable(failure);
    }
  }

  private static BoxOfficeException unavailable(Exception failure) {
    return new BoxOfficeException(
        Problem.UNAVAILABLE, "This cannot be answered right now. Please ask again.", failure);
  }

  private static RuntimeException unchecked(Exception failure) {
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure);
  }
}
