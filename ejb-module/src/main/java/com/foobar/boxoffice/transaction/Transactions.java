package com.foobar.boxoffice.transaction;

import com.foobar.boxoffice.BoxOfficeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Runs work in a JTA transaction and, after a passing conflict, runs the whole of it again in a new
 * one. To be called from beans that manage their transactions themselves, so that no outer one is
 * there to be spoilt.
 *
 * <p>The work has to be repeatable: its outcome may be unknown when a connection is lost during the
 * commit, so that from the second attempt on it first looks for what an earlier one has done.
 */
@ApplicationScoped
public class Transactions {

  /**
   * Frees the locks of an attempt that hangs; long enough for the slowest healthy one that somebody
   * waits for. Work with more time in all, such as loading a season while the machine starts
   * everything else, has all of that for each attempt.
   */
  private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(20);

  private static final Logger LOG = System.getLogger(Transactions.class.getName());

  private UserTransaction transaction;

  protected Transactions() {}

  @Inject
  public Transactions(UserTransaction transaction) {
    this.transaction = transaction;
  }

  /**
   * Returns what the work returned, once committed.
   *
   * @throws com.foobar.boxoffice.BoxOfficeException what the work threw, rolled back; or
   *     UNAVAILABLE
   */
  public <T> T call(RetryPolicy policy, RetryPolicy.Work<T> work) {
    Duration timeout =
        policy.budget().compareTo(SHORTEST_TIMEOUT) > 0 ? policy.budget() : SHORTEST_TIMEOUT;
    return policy.call(attempt -> inTransaction(timeout, attempt, work));
  }

  /**
   * Does work once, in a transaction that is always taken back: nothing of it stays.
   *
   * @throws IllegalStateException when the work failed with a checked exception
   */
  public void rehearse(RetryPolicy.Work<?> work) {
    RetryPolicy.ONCE.call(
        attempt -> {
          transaction.setTransactionTimeout(Math.toIntExact(SHORTEST_TIMEOUT.toSeconds()));
          try {
            transaction.begin();
            try {
              work.attempt(attempt);
            } catch (Exception | Error failure) {
              rollBack(failure);
              throw failure;
            }
            transaction.rollback();
            return null;
          } finally {
            transaction.setTransactionTimeout(0);
          }
        });
  }

  private <T> T inTransaction(Duration timeout, int attempt, RetryPolicy.Work<T> work)
      throws Exception {
    transaction.setTransactionTimeout(Math.toIntExact(timeout.toSeconds()));
    try {
      transaction.begin();
      T result;
      try {
        result = work.attempt(attempt);
      } catch (BoxOfficeException refusal) {
        rollBack(refusal);
        throw refusal;
      } catch (Exception | Error failure) {
        boolean timedOut = isOver();
        rollBack(failure);
        if (timedOut) {
          throw new PassingConflictException("The transaction was rolled back meanwhile", failure);
        }
        throw failure;
      }
      transaction.commit();
      return result;
    } finally {
      // The time-out clings to the thread, which goes back to a pool.
      transaction.setTransactionTimeout(0);
    }
  }

  /**
   * Whether the transaction ended under the work, which then failed for want of one: its time was
   * over.
   */
  private boolean isOver() throws SystemException {
    return switch (transaction.getStatus()) {
      case Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK, Status.STATUS_NO_TRANSACTION ->
          true;
      default -> false;
    };
  }

  private void rollBack(Throwable failure) {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    } catch (SystemException | RuntimeException second) {
      // What made us roll back says more; the branch is gone with its connection.
      LOG.log(Level.DEBUG, "Rolling back failed", second);
      failure.addSuppressed(second);
    }
  }
}
