package com.foobar.proof.load;

import com.foobar.stack.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;

/**
 * As fast as it goes with so many workers, each of whom waits for an answer before it asks again:
 * for throughput and for the price of an operation. What it says of waiting holds only for so many
 * workers; for visitors, who come when they want, see {@link OpenLoop}.
 */
public final class ClosedLoop {
  private ClosedLoop() {}

  /**
   * @param time after which nothing is begun any more
   */
  public static Load run(int workers, Duration time, Operation operation) {
    Latencies latencies = new Latencies();
    LongAdder good = new LongAdder();
    LongAdder bad = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    long begun = System.nanoTime();
    long deadline = begun + time.toNanos();
    for (int i = 0; i < workers; i++) {
      int worker = i;
      Thread thread =
          new Thread(
              () -> {
                long now = System.nanoTime();
                while (now < deadline) {
                  Boolean went = await(operation, worker);
                  long done = System.nanoTime();
                  if (went == null) {
                    return;
                  } else if (went) {
                    good.increment();
                    latencies.record(done - now);
                  } else {
                    bad.increment();
                  }
                  now = done;
                }
              },
              "worker " + worker);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
    return new Load(good.sum(), bad.sum(), (System.nanoTime() - begun) / 1e9, latencies);
  }

  private static Boolean await(Operation operation, int worker) {
    try {
      return operation.begin(worker).join();
    } catch (CompletionException e) {
      return false;
    }
  }
}
