package com.foobar.proof.report;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Op;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.round.Round;
import java.util.List;
import java.util.function.Predicate;

/**
 * What users noticed of a fault. Counts are of operations that began between the strike and the
 * moment when everything was healthy again.
 *
 * @param writes the longest time without an acknowledged write
 * @param reads the longest time without an answered read
 * @param failed what may be repeated (reads, and checkouts with their key) and was not answered
 *     though it was repeated
 * @param unknown what may not be repeated (holds, releases, check-ins) and was not answered
 * @param repeatedReads reads that a client had to send more than once: no proxy found another
 *     server for them
 * @param repeatedOrders checkouts that a client had to send more than once
 * @param lostSessions people who were suddenly not logged in any more
 */
public record Figures(
    Outage writes,
    Outage reads,
    int failed,
    int unknown,
    int repeatedReads,
    int repeatedOrders,
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
        count(during, op -> isRepeatable(op) && op.outcome() == Outcome.INFO),
        count(during, op -> !isRepeatable(op) && op.outcome() == Outcome.INFO),
        count(during, op -> isRead(op) && op.isRepeated()),
        count(during, op -> op.op() == Op.ORDER && op.isRepeated()),
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

  private static boolean isRepeatable(Operation operation) {
    return isRead(operation) || operation.op() == Op.ORDER;
  }

  private static int count(List<Operation> operations, Predicate<Operation> which) {
    return (int) operations.stream().filter(which).count();
  }
}
