package com.foobar.proof.load;

import com.foobar.stack.StackException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongPredicate;

/**
 * So many operations a second, at random moments, whether or not the ones before are done, as
 * visitors come. Each is counted from the moment when it was due: who has to wait because others
 * are waiting waits all the same ("coordinated omission" would leave that out).
 *
 * @see <a href="https://www.usenix.org/legacy/event/nsdi06/tech/schroeder.html">Schroeder, Wierman,
 *     Harchol-Balter: Open Versus Closed</a>
 */
public final class OpenLoop {
  /** A bound for memory and sockets; who is due when so many are inside comes in later. */
  private static final int AT_ONCE = 1_000;

  private static final Duration LAST_ANSWERS = Duration.ofSeconds(60);

  private OpenLoop() {}

  /**
   * @param perSecond the mean rate
   * @param seed of the moments: the same seed, the same moments
   * @throws StackException when the last answers do not come
   */
  public static Load run(double perSecond, Duration time, long seed, Operation operation) {
    return run(perSecond, due -> due >= time.toNanos(), seed, operation);
  }

  /**
   * @param over whether nothing is begun any more that is due so many nanoseconds after the
   *     beginning
   */
  public static Load run(double perSecond, LongPredicate over, long seed, Operation operation) {
    Latencies latencies = new Latencies();
    LongAdder good = new LongAdder();
    LongAdder bad = new LongAdder();
    Semaphore places = new Semaphore(AT_ONCE);
    Arrivals arrivals = new Arrivals(since -> perSecond, new Random(seed));
    long begun = System.nanoTime();
    int number = 0;
    try {
      while (true) {
        long due = arrivals.next();
        if (over.test(arrivals.sinceBegin())) {
          break;
        }
        while (System.nanoTime() < due) {
          Arrivals.park(due);
        }
        places.acquire();
        CompletableFuture<Boolean> running = operation.begin(number++);
        running.whenComplete(
            (went, failure) -> {
              if (failure != null || went != null && !went) {
                bad.increment();
              } else if (went != null) {
                good.increment();
                latencies.record(System.nanoTime() - due);
              }
              places.release();
            });
      }
      if (!places.tryAcquire(AT_ONCE, LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS)) {
        throw new StackException(
            "some requests were not answered within %d s".formatted(LAST_ANSWERS.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
    return new Load(good.sum(), bad.sum(), (System.nanoTime() - begun) / 1e9, latencies);
  }
}
