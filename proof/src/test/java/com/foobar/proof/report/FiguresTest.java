package com.foobar.proof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.toy.ToyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final long SECOND = 1_000_000;

  private static List<Operation> successes(double... seconds) {
    return DoubleStream.of(seconds).mapToObj(at -> operation(Outcome.OK, at - 0.1, at)).toList();
  }

  private static Operation operation(Outcome outcome, double from, double to) {
    return new Operation(
        1,
        new ToyKind.Look("anna"),
        (long) (from * SECOND),
        outcome,
        (long) (to * SECOND),
        new ToyKind.Done(1),
        null,
        List.of());
  }

  @Test
  void anOutageLastsFromTheLastSuccessToTheNext() {
    Outage outage =
        Outage.longest(successes(1, 2, 3, 10.1, 10.5, 11), op -> true, 3 * SECOND, 12 * SECOND);

    assertThat(outage.seconds()).isEqualTo(7.1);
  }

  @Test
  void aTimeWithoutSuccessBeforeTheFaultDoesNotCount() {
    Outage outage =
        Outage.longest(successes(1, 8, 9, 9.5, 10), op -> true, 9 * SECOND, 10 * SECOND);

    assertThat(outage.seconds()).isEqualTo(0.5);
  }

  @Test
  void anOutageThatDoesNotEndLastsToTheEnd() {
    List<Operation> operations = new ArrayList<>(successes(1, 2));
    operations.add(operation(Outcome.INFO, 3, 8));

    assertThat(Outage.longest(operations, op -> true, 2 * SECOND, 30 * SECOND).seconds())
        .isEqualTo(28);
  }

  @Test
  void percentilesAreRightToThreeDigits() {
    List<Operation> operations = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      operations.add(operation(Outcome.OK, 0, i));
    }

    Latency latency = Latency.of(operations, op -> true);

    assertThat(latency.count()).isEqualTo(100);
    assertThat(latency.p50()).isCloseTo(50_000, withinPercentage(0.1));
    assertThat(latency.p95()).isCloseTo(95_000, withinPercentage(0.1));
    assertThat(latency.p99()).isCloseTo(99_000, withinPercentage(0.1));
    assertThat(latency.most()).isCloseTo(100_000, withinPercentage(0.1));
  }

  @Test
  void nobodyAnsweredIsNoLatency() {
    assertThat(Latency.of(List.of(), op -> true)).isEqualTo(new Latency(0, 0, 0, 0, 0));
  }
}
