package com.foobar.proof.report;

import com.foobar.proof.history.Operation;
import java.util.List;
import java.util.function.Predicate;

/**
 * How long people waited for an answer, the repetitions included, in milliseconds.
 *
 * @param count how many were answered; where there are none the rest is 0
 */
public record Latency(int count, double p50, double p95, double p99, double most) {

  static Latency of(List<Operation> operations, Predicate<Operation> which) {
    double[] sorted =
        operations.stream()
            .filter(which)
            .filter(Operation::isCompleted)
            .mapToDouble(operation -> operation.latency() / 1e3)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? new Latency(0, 0, 0, 0, 0)
        : new Latency(
            sorted.length,
            rank(sorted, 0.50),
            rank(sorted, 0.95),
            rank(sorted, 0.99),
            sorted[sorted.length - 1]);
  }

  /** The nearest rank. */
  private static double rank(double[] sorted, double quantile) {
    return sorted[(int) Math.ceil(quantile * sorted.length) - 1];
  }
}
