package com.foobar.tests.site;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody new who looks at what is on, ten times a second; each answer but 200 is a failure. */
public final class SteadyReader implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  private SteadyReader(Site site) {
    thread = new Thread(() -> read(site), "reader");
    thread.setDaemon(true);
  }

  public static SteadyReader at(Site site) {
    SteadyReader reader = new SteadyReader(site);
    reader.thread.start();
    return reader;
  }

  private void read(Site site) {
    try {
      do {
        Instant asked = Instant.now();
        try {
          site.freshEvents().require(200);
          answers.incrementAndGet();
        } catch (RuntimeException | AssertionError e) {
          failures.add("%s %s".formatted(asked, e));
        }
        slowest.accumulateAndGet(Duration.between(asked, Instant.now()).toMillis(), Math::max);
      } while (!over.await(100, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public long answers() {
    return answers.get();
  }

  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** The longest that an answer, or a failure, took. */
  public Duration slowest() {
    return Duration.ofMillis(slowest.get());
  }

  @Override
  public void close() {
    over.countDown();
    try {
      thread.join(Duration.ofMinutes(1).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the reader finishes", e);
    }
  }
}
