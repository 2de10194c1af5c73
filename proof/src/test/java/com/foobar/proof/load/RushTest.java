package com.foobar.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.proof.history.Asked;
import com.foobar.proof.history.HistoryWriter;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.spi.Answer;
import com.foobar.proof.spi.Crowd;
import com.foobar.proof.spi.Sender;
import com.foobar.proof.toy.ToyKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RushTest {
  private static final Crowd CROWD =
      new Crowd() {
        @Override
        public Asked next(long now) {
          return new ToyKind.Look("anna");
        }

        @Override
        public void learn(Asked request, Answer answer, long now) {
          // Whatever it is, the next one looks.
        }
      };

  @TempDir private Path folder;
  private HistoryWriter history;

  @BeforeEach
  void open() throws IOException {
    history = new HistoryWriter(folder.resolve("history.jsonl"), new RunClock());
  }

  @AfterEach
  void close() throws IOException {
    history.close();
  }

  /** It counts who comes, and answers nobody. */
  private static Sender silent(CountDownLatch arrivals) {
    return request -> {
      arrivals.countDown();
      return new CompletableFuture<>();
    };
  }

  @Test
  void arrivalsDoNotWaitForAnswers() throws Exception {
    CountDownLatch fifty = new CountDownLatch(50);
    Rush rush = new Rush(silent(fifty), CROWD, history, 1_000, 1);
    rush.begin(10_000);

    assertThat(fifty.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(rush.end(Duration.ZERO)).isFalse();
    assertThat(history.history().operations())
        .hasSizeGreaterThanOrEqualTo(50)
        .noneMatch(Operation::isCompleted);
  }

  /** Of these, 50 come in a twentieth of a second when the rate is the full one. */
  @Test
  void theyAreFewAtFirst() throws Exception {
    CountDownLatch fifty = new CountDownLatch(50);
    Rush rush = new Rush(silent(fifty), CROWD, history, 1_000, 1);
    long begun = System.nanoTime();
    rush.begin(100);

    assertThat(fifty.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(200));
    assertThat(rush.rising()).isEqualTo(Duration.ofSeconds(10));
    rush.end(Duration.ZERO);
  }

  @Test
  void itEndsWhenEverybodyWasAnswered() throws Exception {
    CountDownLatch ten = new CountDownLatch(10);
    Sender prompt =
        request -> {
          ten.countDown();
          return CompletableFuture.supplyAsync(() -> Answer.ok(new ToyKind.Done(1), List.of()));
        };
    Rush rush = new Rush(prompt, CROWD, history, 500, 1);
    rush.begin(10_000);

    assertThat(ten.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(rush.end(Duration.ofSeconds(10))).isTrue();
    assertThat(history.history().operations()).allMatch(Operation::isOk);
    assertThat(rush.ask(new ToyKind.Look("ben")).join().result()).isEqualTo(new ToyKind.Done(1));
  }
}
