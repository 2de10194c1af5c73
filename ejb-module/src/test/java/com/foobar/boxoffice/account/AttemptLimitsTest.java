package com.foobar.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.LaterException;
import com.foobar.boxoffice.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptLimitsTest {

  private static final ClientAddress HOME = ClientAddress.of("192.0.2.1");
  private static final ClientAddress ELSEWHERE = ClientAddress.of("198.51.100.1");
  private static final String ADA = "ada@example.com";

  private final AtomicLong clock = new AtomicLong(Duration.ofDays(1).toNanos());
  private final AttemptLimits limits = new AttemptLimits(clock::get);

  @Test
  void fiveTriesAreFreeAndThenThePauseDoubles() {
    fail(HOME, ADA, 5);

    assertThat(pause(HOME, ADA)).isEqualTo(Duration.ofSeconds(1));
    for (int seconds : new int[] {1, 2, 4, 8}) {
      pass(Duration.ofSeconds(seconds));
      fail(HOME, ADA, 1);
      assertThat(pause(HOME, ADA)).isEqualTo(Duration.ofSeconds(2L * seconds));
    }
  }

  @Test
  void thePauseHasAnEnd() {
    for (int i = 0; i < 40; i++) {
      pass(Duration.ofMinutes(5));
      fail(HOME, ADA, 1);
    }

    assertThat(pause(HOME, ADA)).isEqualTo(Duration.ofMinutes(5));
    pass(Duration.ofMinutes(16));
    fail(HOME, ADA, 4);
    assertThatCode(() -> limits.begin(HOME, ADA)).as("forgotten").doesNotThrowAnyException();
  }

  @Test
  void manyAtOnceAreNoMoreThanManyInTurn() {
    long begun = IntStream.range(0, 300).filter(i -> begins(HOME, ADA)).count();

    assertThat(begun).isEqualTo(5);
  }

  @Test
  void theOwnerIsNotLockedOutFromElsewhere() {
    fail(HOME, ADA, 1);
    limits.begin(HOME, ADA);
    limits.succeeded(HOME, ADA);
    fail(ELSEWHERE, ADA, 5);
    attackFromEverywhere();

    assertThat(begins(ELSEWHERE, ADA)).isFalse();
    assertThatCode(() -> limits.begin(HOME, ADA)).doesNotThrowAnyException();
    ClientAddress onTheRoad = ClientAddress.of("203.0.113.9");
    assertThat(pause(onTheRoad, ADA)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    pass(Duration.ofSeconds(2));
    assertThatCode(() -> limits.begin(onTheRoad, ADA)).doesNotThrowAnyException();
  }

  /** Two hundred tries at one account, each from another address, as fast as they are let. */
  private void attackFromEverywhere() {
    for (int i = 0; i < 200; i++) {
      ClientAddress one = ClientAddress.of("10.0.%d.%d".formatted(i / 250, i % 250));
      begins(one, ADA);
    }
  }

  @Test
  void anAddressThatTriesOneAccountAfterTheOtherIsSlowedDown() {
    long begun = IntStream.range(0, 100).filter(i -> begins(HOME, "someone-" + i)).count();

    assertThat(begun).isEqualTo(30);
    assertThat(catchThrowableOfType(LaterException.class, () -> limits.beginRegistration(HOME)))
        .isNotNull();
    assertThatCode(() -> limits.begin(ELSEWHERE, "someone-1")).doesNotThrowAnyException();
  }

  @Test
  void whoTriesOutWhichAddressesAreTakenIsSlowedDown() {
    for (int i = 0; i < 30; i++) {
      limits.beginRegistration(HOME);
      limits.registrationRefused(HOME);
    }

    assertThat(catchThrowableOfType(LaterException.class, () -> limits.beginRegistration(HOME)))
        .extracting(LaterException::code)
        .isEqualTo(Problem.TOO_MANY_ATTEMPTS);
  }

  @Test
  void peopleBehindOneAddressWhoKnowTheirPasswordsAreNotSlowedDown() {
    for (int i = 0; i < 1_000; i++) {
      String account = "buyer-" + i;
      limits.begin(HOME, account);
      limits.succeeded(HOME, account);
    }
  }

  @Test
  void whatWasNotDecidedDoesNotCount() {
    for (int i = 0; i < 100; i++) {
      limits.begin(HOME, ADA);
      limits.undecided(HOME, ADA);
    }
  }

  @Test
  void noMoreIsRememberedThanHasRoom() {
    fail(HOME, ADA, 5);
    assertThat(begins(HOME, ADA)).isFalse();

    for (int i = 0; i < 10_000; i++) {
      limits.begin(ClientAddress.of("10.%d.%d.1".formatted(i / 250, i % 250)), "someone-" + i);
    }

    assertThat(begins(HOME, ADA)).as("the oldest was forgotten").isTrue();
  }

  private void fail(ClientAddress from, String account, int times) {
    for (int i = 0; i < times; i++) {
      limits.begin(from, account);
    }
  }

  private boolean begins(ClientAddress from, String account) {
    try {
      limits.begin(from, account);
      return true;
    } catch (LaterException refused) {
      return false;
    }
  }

  private Duration pause(ClientAddress from, String account) {
    return catchThrowableOfType(LaterException.class, () -> limits.begin(from, account))
        .retryAfter();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
