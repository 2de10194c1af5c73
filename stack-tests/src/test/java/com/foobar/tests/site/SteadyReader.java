package com.foobar.tests.site;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * People who look at what is on, each of them new and ten times a second; each answer but 200 is a
 * failure.
 */
public final class SteadyReader implements AutoCloseable {
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads;

  private SteadyReader(Site site, int readers) {
    threads =
        IntStream.range(0, readers)
            .mapToObj(i -> new Thread(() -> read(site), "reader " + i))
            .toList();
    threads.forEach(thread -> thread.setDaemon(true));
  }

  public static SteadyReader at(Site site) {
    return at(site, 1);
  }

  public static SteadyReader at(Site site, int readers) {
    SteadyReader reader = new SteadyReader(site, readers);
    reader.threads.forEach(Thread::start);
    return reader;
  }

  /** Returns when so many more were answered as they should be. */
  public void awaitMoreAnswers(int number) {
    long enough = answers.get() + number;
    await().atMost(Duration.ofMinutes(2)).until(() -> answers.get() >= enough);
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
      for (Thread thread : threads) {
        thread.join(Duration.ofMinutes(1).toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the readers finish", e);
    }
  }
}
