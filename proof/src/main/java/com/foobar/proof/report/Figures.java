package com.foobar.proof.report;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.round.Round;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What users noticed of a fault. Counts are of operations that began between the strike and the
 * moment when everything was healthy again.
 *
 * @param writes the longest time without an acknowledged write
 * @param reads the longest time without an answered read
 * @param failed what may be repeated (reads, and writes with a key) and was not answered though it
 *     was repeated
 * @param unknown what may not be repeated and was not answered
 * @param repeatedReads reads that a client had to send more than once: no proxy found another
 *     server for them
 * @param repeatedWrites writes that a client had to send more than once
 * @param lostSessions people who were suddenly not logged in any more
 * @param asked reads
 * @param answered reads that were answered as they should be
 * @param errors of reads, by what was wrong with the answer, or kept it from coming
 */
public record Figures(
    Outage writes,
    Outage reads,
    int failed,
    int unknown,
    int repeatedReads,
    int repeatedWrites,
    int lostSessions,
    int asked,
    int answered,
    Map<String, Integer> errors,
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
        count(during, op -> op.op().isRepeatable() && op.outcome() == Outcome.INFO),
        count(during, op -> !op.op().isRepeatable() && op.outcome() == Outcome.INFO),
        count(during, op -> isRead(op) && op.isRepeated()),
        count(during, op -> isWrite(op) && op.isRepeated()),
        count(all, Operation::isLostLogin),
        count(during, Figures::isRead),
        count(during, op -> isRead(op) && op.isOk()),
        errors(during),
        Latency.of(before, Figures::isWrite),
        Latency.of(during, Figures::isWrite),
        Latency.of(after, Figures::isWrite),
        Latency.of(before, Figures::isRead),
        Latency.of(during, Figures::isRead),
        Latency.of(after, Figures::isRead));
  }

  /**
   * Which share of the reads was answered as it should be, in percent; 100 when there were none.
   */
  public double availability() {
    return asked == 0 ? 100 : 100.0 * answered / asked;
  }

  private static Map<String, Integer> errors(List<Operation> operations) {
    Map<String, Integer> errors = new TreeMap<>();
    operations.stream()
        .filter(Figures::isRead)
        .filter(operation -> !operation.isOk())
        .map(operation -> operation.error() == null ? "no answer" : operation.error())
        // What follows a colon tells of one request.
        .forEach(error -> errors.merge(error.split(":", 2)[0], 1, Integer::sum));
    return errors;
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
