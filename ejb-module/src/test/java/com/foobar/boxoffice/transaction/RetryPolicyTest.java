package com.foobar.boxoffice.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final SQLException DEADLOCK = new SQLException("deadlock", "40001", 1213);

  private final RetryPolicy policy =
      new RetryPolicy(4, Duration.ofSeconds(30), Duration.ofNanos(1000), Duration.ofSeconds(1));
  private final List<Integer> attempts = new ArrayList<>();

  @Test
  void returnsWhatTheFirstAttemptReturned() {
    assertThat(policy.<Integer>call(this::record)).isEqualTo(1);
  }

  @Test
  void attemptsAgainAfterAPassingConflict() {
    int result =
        policy.call(
            attempt -> {
              record(attempt);
              if (attempt < 3) {
                throw DEADLOCK;
              }
              return attempt;
            });

    assertThat(result).isEqualTo(3);
    assertThat(attempts).containsExactly(1, 2, 3);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    var failure = catchThrowableOfType(BoxOfficeException.class, () -> policy.call(this::conflict));

    assertThat(failure.code()).isEqualTo(Problem.UNAVAILABLE);
    assertThat(failure).hasCause(DEADLOCK);
    assertThat(attempts).containsExactly(1, 2, 3, 4);
  }

  @Test
  void startsNoAttemptBeyondItsBudget() {
    var impatient =
        new RetryPolicy(1_000, Duration.ofMillis(50), Duration.ofMillis(40), Duration.ofSeconds(1));

    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(() -> impatient.call(this::conflict))
        .extracting(BoxOfficeException::code)
        .isEqualTo(Problem.UNAVAILABLE);
    assertThat(attempts).hasSizeBetween(1, 2);
  }

  @Test
  void stepsShareTheBudget() {
    long start = System.nanoTime() - Duration.ofMinutes(1).toNanos();

    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(() -> policy.spentSince(start).call(this::conflict));
    assertThat(attempts).containsExactly(1);
  }

  @Test
  void aRefusalIsFinal() {
    var refusal = new BoxOfficeException(Problem.SEAT_TAKEN, "taken", DEADLOCK);

    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(
            () ->
                policy.call(
                    attempt -> {
                      record(attempt);
                      throw refusal;
                    }))
        .isSameAs(refusal);
    assertThat(attempts).containsExactly(1);
  }

  @Test
  void whatWouldFailAgainIsNotAttemptedAgain() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                policy.call(
                    attempt -> {
                      record(attempt);
                      throw new IllegalStateException("a bug");
                    }))
        .withMessage("a bug");
    assertThat(attempts).containsExactly(1);
  }

  @Test
  void aBrokenRuleIsNotAttemptedAgain() {
    assertThatExceptionOfType(BrokenRuleException.class)
        .isThrownBy(
            () ->
                policy.call(
                    attempt -> {
                      record(attempt);
                      throw new SQLException(
                          "Duplicate entry '1-2' for key 'ticket.ticket_live_once'", "23000", 1062);
                    }))
        .withMessageStartingWith("BROKEN RULE ticket.ticket_live_once");
    assertThat(attempts).containsExactly(1);
  }

  @Test
  void leavesTheRestToWhoeverInterruptsIt() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(() -> policy.call(this::conflict));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(attempts).containsExactly(1);
  }

  private int record(int attempt) {
    attempts.add(attempt);
    return attempt;
  }

  private int conflict(int attempt) throws SQLException {
    record(attempt);
    throw DEADLOCK;
  }
}
