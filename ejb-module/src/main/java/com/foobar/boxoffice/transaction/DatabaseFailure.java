package com.foobar.boxoffice.transaction;

import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/**
 * The one place that decides what a failure of the database is: whether it passes (a lost
 * connection, a primary that is being replaced, a conflict with others), so that the same work done
 * again may well succeed; whether it broke a rule of the schema, which must never be done again; or
 * neither, which will come again. Who retries asks here, and who answers.
 *
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/9.7/en/server-error-reference.html">MySQL's
 *     server errors</a>
 */
public final class DatabaseFailure {

  private static final Set<Integer> PASSING =
      Set.of(
          1205, // lock wait timeout
          1213, // deadlock
          1402, // XA branch was rolled back
          1613, // XA branch timed out
          1614, // XA branch deadlocked
          3101, // Group Replication's certification lost against another member's commit
          3100, // Group Replication could not send the commit to the group: the member is leaving
          // it
          1290, // read-only: the primary has become a secondary
          1836, // read-only, said by the storage engine
          4094, // the primary is being changed and refuses new transactions
          1053, // shutting down
          1040); // too many connections

  private DatabaseFailure() {}

  /**
   * Whether anything in the chain of causes, or suppressed in it, is a failure that passes, and
   * nothing in it is a broken rule.
   */
  public static boolean isPassing(Throwable failure) {
    return brokenRule(failure).isEmpty()
        && chain(failure).anyMatch(DatabaseFailure::isPassingItself);
  }

  /**
   * The rule of the schema that the work would have broken and that no race explains, if the chain
   * tells of one: whatever else it tells, the work must not be done again.
   */
  static Optional<String> brokenRule(Throwable failure) {
    return constraints(failure)
        .filter(constraint -> !constraint.race())
        .map(Constraint::name)
        .findFirst();
  }

  private static Stream<Constraint> constraints(Throwable failure) {
    return chain(failure)
        .filter(SQLException.class::isInstance)
        .map(sql -> Constraint.of((SQLException) sql))
        .flatMap(Optional::stream);
  }

  /** The failure, its causes, and what is suppressed in any of them, each once. */
  private static Stream<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    collect(failure, seen, chain);
    return chain.stream();
  }

  private static void collect(Throwable failure, Set<Throwable> seen, List<Throwable> chain) {
    if (failure == null || !seen.add(failure)) {
      return;
    }
    chain.add(failure);
    collect(failure.getCause(), seen, chain);
    for (Throwable suppressed : failure.getSuppressed()) {
      collect(suppressed, seen, chain);
    }
    if (failure instanceof SQLException sql) {
      collect(sql.getNextException(), seen, chain);
    }
  }

  private static boolean isPassingItself(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return PASSING.contains(sql.getErrorCode())
          || Constraint.of(sql).isPresent() // a race: what is none was found before
          || sql instanceof SQLTransientException
          || sql instanceof SQLRecoverableException
          || sql instanceof SQLNonTransientConnectionException
          || isLostConnection(sql);
    }
    // The pool could not give a connection (ResourceException), a branch was rolled back or lost
    // (XAException), or the commit did not end as it should. Work that finds what an earlier
    // attempt has done may be repeated even when it is not known whether that one was committed.
    return failure instanceof PassingConflictException
        || failure instanceof ResourceException
        || failure instanceof XAException
        || failure instanceof RollbackException
        || failure instanceof HeuristicRollbackException
        || failure instanceof HeuristicMixedException
        || failure instanceof SystemException;
  }

  /**
   * Whether the connection was lost: said by the driver with its SQL state or, when the loss had
   * closed the statement under a batch, with a message only; or by WildFly's pool, whose messages
   * all bear such a number.
   */
  private static boolean isLostConnection(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String message = String.valueOf(failure.getMessage());
    return state.startsWith("08")
        || message.startsWith("No operations allowed after")
        || message.startsWith("IJ0");
  }
}
