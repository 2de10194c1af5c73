package com.foobar.stack.prove.report;

import com.foobar.stack.prove.Round;
import com.foobar.stack.prove.history.History;
import com.foobar.stack.prove.history.Op;
import com.foobar.stack.prove.history.Operation;
import com.foobar.stack.prove.history.Outcome;
import java.util.List;
import java.util.function.Predicate;

/**
 * What users noticed of a fault. Counts are of operations that began between the strike and the
 * moment when everything was healthy again.
 *
 * @param writes the longest time without an acknowledged write
 * @param reads the longest time without an answered read
 * @param unansweredWrites writes whose outcome stayed unknown
 * @param unansweredReads reads that nobody answered, though they were repeated
 * @param repeated operations that were sent more than once
 * @param lostSessions people who were suddenly not logged in any more
 */
public record Figures(
    Outage writes,
    Outage reads,
    int unansweredWrites,
    int unansweredReads,
    int repeated,
    int lostSessions,
    Latency writesBefore,
    Latency writesDuring,
    Latency writesAfter,
    Latency readsBefore,
    Latency readsDuring,
    Latency readsAfter) {

  public static Figures of(History history, Round round) {
    List<Operation> before = history.between(round.begun(), round.struck()).toList();
    List<Operation> during = history.between(round.struck(), round.healthy()).toList();
    List<Operation> after = history.between(round.healthy(), round.ended()).toList();
    List<Operation> all = history.between(round.begun(), round.ended()).toList();
    return new Figures(
        Outage.longest(all, Figures::isWrite, round.struck(), round.ended()),
        Outage.longest(all, Figures::isRead, round.struck(), round.ended()),
        count(during, op -> isWrite(op) && op.outcome() == Outcome.INFO),
        count(during, op -> isRead(op) && op.outcome() == Outcome.INFO),
        count(during, Operation::isRepeated),
        count(
            all,
            op ->
                op.op() == Op.SESSION
                    && op.outcome() == Outcome.FAIL
                    && "login-required".equals(op.error())),
        Latency.of(before, Figures::isWrite),
        Latency.of(during, Figures::isWrite),
        Latency.of(after, Figures::isWrite),
        Latency.of(before, Figures::isRead),
        Latency.of(during, Figures::isRead),
        Latency.of(after, Figures::isRead));
  }

  private static boolean isWrite(Operation operation) {
    return operation.op().isWrite();
  }

  private static boolean isRead(Operation operation) {
    return !operation.op().isWrite();
  }

  private static int count(List<Operation> operations, Predicate<Operation> which) {
    return (int) operations.stream().filter(which).count();
  }
}
