package com.foobar.proof.report;

import com.foobar.proof.history.Operation;
import com.foobar.proof.load.Latencies;
import java.util.List;
import java.util.function.Predicate;

/**
 * How long people waited for an answer, the repetitions included, in milliseconds.
 *
 * @param count how many were answered; where there are none the rest is 0
 */
public record Latency(long count, double p50, double p95, double p99, double most) {

  static Latency of(List<Operation> operations, Predicate<Operation> which) {
    Latencies latencies = new Latencies();
    operations.stream()
        .filter(which)
        .filter(Operation::isCompleted)
        .forEach(operation -> latencies.record(operation.latency() * 1_000));
    return new Latency(
        latencies.count(),
        latencies.millis(50),
        latencies.millis(95),
        latencies.millis(99),
        latencies.millis(100));
  }
}
