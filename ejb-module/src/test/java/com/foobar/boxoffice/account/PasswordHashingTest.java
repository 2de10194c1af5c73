package com.foobar.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

  private final PasswordHashing passwords = new PasswordHashing();

  @Test
  void hashesWithArgon2idAtTheAdvisedCost() {
    assertThat(passwords.hash("correct horse")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void recognisesThePasswordAndNoOther() {
    Optional<String> hash = Optional.of(passwords.hash("correct horse"));

    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("battery staple", hash)).isFalse();
  }

  @Test
  void noPasswordIsThatOfNobody() {
    assertThat(passwords.matches("nobody's password", Optional.empty())).isFalse();
  }

  /** Or an unknown address would be told from a known one by how long the answer takes. */
  @Test
  void nobodysHashIsAsDearAsEveryOther() {
    assertThat(cost(PasswordHashing.HASH_OF_NOBODY)).isEqualTo(cost(passwords.hash("anybody's")));
  }

  /**
   * All that stands in a hash but the salt's and the digest's own bytes: algorithm, cost, lengths.
   */
  private static String cost(String hash) {
    String[] parts = hash.split("\\$");
    return String.join(" ", parts[1], parts[2], parts[3])
        + " "
        + parts[4].length()
        + " "
        + parts[5].length();
  }

  /** Threads that wait for a hash are threads that no buyer has. */
  @Test
  void onlyFewWaitAndTheRestIsToldAtOnce() throws Exception {
    PasswordHashing one = new PasswordHashing(1);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<?> first =
          threads.submit(
              () ->
                  one.queued(
                      3,
                      () -> {
                        busy.countDown();
                        return await(done);
                      }));
      busy.await();
      List<Future<Boolean>> others =
          IntStream.range(0, 300)
              .mapToObj(i -> threads.submit(() -> one.queued(3, () -> true)))
              .toList();

      long turnedAway = others.stream().filter(PasswordHashingTest::isTurnedAwayWhileBusy).count();
      assertThat(turnedAway).isEqualTo(297);
      done.countDown();
      first.get();
      for (Future<Boolean> other : others) {
        if (!isTurnedAway(other)) {
          assertThat(other.get()).isTrue();
        }
      }
    } finally {
      done.countDown();
      threads.shutdownNow();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those who wait have not ended: they are given a moment, as are those whose thread is new. */
  private static boolean isTurnedAwayWhileBusy(Future<Boolean> other) {
    try {
      other.get(2, TimeUnit.SECONDS);
      return false;
    } catch (TimeoutException waits) {
      return false;
    } catch (ExecutionException refused) {
      return isRefusal(refused);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isTurnedAway(Future<Boolean> other) throws InterruptedException {
    try {
      other.get();
      return false;
    } catch (ExecutionException refused) {
      return isRefusal(refused);
    }
  }

  private static boolean isRefusal(ExecutionException refused) {
    return refused.getCause() instanceof BoxOfficeException problem
        && problem.code() == Problem.UNAVAILABLE;
  }
}
