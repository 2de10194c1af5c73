package com.foobar.boxoffice.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import jakarta.persistence.TransactionRequiredException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsTest {

  private static final RetryPolicy POLICY =
      new RetryPolicy(5, Duration.ofSeconds(30), Duration.ofNanos(1000), Duration.ofSeconds(1));

  private final ScriptedTransaction jta = new ScriptedTransaction();
  private final Transactions transactions = new Transactions(jta);

  @Test
  void commitsAndReturns() {
    assertThat(transactions.<String>call(POLICY, attempt -> "done")).isEqualTo("done");
    assertThat(jta.calls).containsExactly("begin", "commit");
  }

  @Test
  void takesBackWhatIsOnlyRehearsed() {
    List<Integer> attempts = new ArrayList<>();

    transactions.rehearse(attempts::add);

    assertThat(attempts).containsExactly(1);
    assertThat(jta.calls).containsExactly("begin", "rollback");
  }

  @Test
  void rehearsesOnceEvenWhereItDoesNotGoWell() {
    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(
            () ->
                transactions.rehearse(
                    attempt -> {
                      throw new SQLException("lock wait timeout", "40001", 1205);
                    }));
    assertThat(jta.calls).containsExactly("begin", "rollback");
  }

  @Test
  void rollsBackARefusal() {
    var refusal = new BoxOfficeException(Problem.SEAT_TAKEN, "taken");

    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(
            () ->
                transactions.call(
                    POLICY,
                    attempt -> {
                      throw refusal;
                    }))
        .isSameAs(refusal);
    assertThat(jta.calls).containsExactly("begin", "rollback");
  }

  @Test
  void runsAllOfItAgainAfterAConflict() {
    int attempts =
        transactions.call(
            POLICY,
            attempt -> {
              if (attempt == 1) {
                throw new SQLException("lock wait timeout", "40001", 1205);
              }
              return attempt;
            });

    assertThat(attempts).isEqualTo(2);
    assertThat(jta.calls).containsExactly("begin", "rollback", "begin", "commit");
  }

  @Test
  void runsAllOfItAgainWhenTheCommitFails() {
    jta.commitFailures.add(new RollbackException("the primary is gone"));

    int attempts = transactions.call(POLICY, attempt -> attempt);

    assertThat(attempts).isEqualTo(2);
    assertThat(jta.calls).containsExactly("begin", "commit", "begin", "commit");
  }

  @Test
  void runsAllOfItAgainWhenTheTransactionWasRolledBackUnderTheWork() {
    int attempts =
        transactions.call(
            POLICY,
            attempt -> {
              if (attempt == 1) {
                jta.status = Status.STATUS_ROLLEDBACK;
                throw new TransactionRequiredException("no transaction is in progress");
              }
              return attempt;
            });

    assertThat(attempts).isEqualTo(2);
    assertThat(jta.calls).containsExactly("begin", "rollback", "begin", "commit");
  }

  @Test
  void leavesNoTimeoutOnTheThread() {
    transactions.call(POLICY, attempt -> null);

    assertThat(jta.timeout).isZero();
  }

  /** A transaction manager that remembers, and fails as told. */
  private static final class ScriptedTransaction implements UserTransaction {

    private final List<String> calls = new ArrayList<>();
    private final Deque<RollbackException> commitFailures = new ArrayDeque<>();
    private int status = Status.STATUS_NO_TRANSACTION;
    private int timeout;

    @Override
    public void begin() {
      calls.add("begin");
      status = Status.STATUS_ACTIVE;
    }

    @Override
    public void commit() throws RollbackException {
      calls.add("commit");
      status = Status.STATUS_NO_TRANSACTION;
      if (!commitFailures.isEmpty()) {
        throw commitFailures.remove();
      }
    }

    @Override
    public void rollback() {
      calls.add("rollback");
      status = Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void setRollbackOnly() {
      status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public int getStatus() {
      return status;
    }

    @Override
    public void setTransactionTimeout(int seconds) {
      timeout = seconds;
    }
  }
}
