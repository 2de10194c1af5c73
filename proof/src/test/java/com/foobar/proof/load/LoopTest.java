package com.foobar.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {
  private static final CompletableFuture<Boolean> GOOD = CompletableFuture.completedFuture(true);
  private static final CompletableFuture<Boolean> BAD = CompletableFuture.completedFuture(false);

  @Test
  void aClosedLoopCountsWhatWentWellAndWhatDidNot() {
    AtomicInteger number = new AtomicInteger();

    Load load =
        ClosedLoop.run(
            2,
            Duration.ofMinutes(1),
            worker ->
                switch (number.getAndIncrement() % 10) {
                  case 0 -> BAD;
                  case 1 -> CompletableFuture.failedFuture(new IllegalStateException());
                  default -> number.get() > 100 ? Operation.NOTHING_LEFT : GOOD;
                });

    assertThat(load.good()).isEqualTo(80);
    assertThat(load.bad()).isBetween(20L, 24L);
    assertThat(load.latencies().count()).isEqualTo(80);
  }

  @Test
  void anOpenLoopBeginsTheSameNumberWhateverTheAnswersTake() {
    List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());

    Load load =
        OpenLoop.run(
            1_000,
            Duration.ofMillis(100),
            7,
            number -> {
              numbers.add(number);
              return GOOD;
            });
    Load slow =
        OpenLoop.run(
            1_000,
            Duration.ofMillis(100),
            7,
            number ->
                CompletableFuture.supplyAsync(
                    () -> true, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)));

    assertThat(load.good()).isEqualTo(numbers.size()).isEqualTo(slow.good()).isPositive();
  }

  @Test
  void whoIsLateBecauseOthersAreIsLateAllTheSame() {
    // The one who sends stands still once: those who were due meanwhile waited, too.
    AtomicInteger number = new AtomicInteger();

    Load load =
        OpenLoop.run(
            1_000,
            Duration.ofMillis(300),
            1,
            worker -> {
              if (number.getAndIncrement() == 0) {
                CompletableFuture.supplyAsync(
                        () -> true, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS))
                    .join();
              }
              return GOOD;
            });

    assertThat(load.latencies().figures("").get("p50")).isGreaterThan(150);
  }

  @Test
  void latenciesAreKnownToThreeDigits() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 100; i++) {
      latencies.record(TimeUnit.MILLISECONDS.toNanos(i));
    }

    assertThat(latencies.figures("order."))
        .hasEntrySatisfying("order.p50", p50 -> assertThat(p50).isBetween(50.0, 50.1))
        .hasEntrySatisfying("order.p99", p99 -> assertThat(p99).isBetween(99.0, 99.2))
        .hasEntrySatisfying("order.tail", tail -> assertThat(tail).isBetween(1.97, 1.99));
    assertThat(new Latencies().figures("")).isEmpty();
  }
}
