package com.foobar.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodsTest {
  @Test
  void whatIsSlowBelongsToThePeriodInWhichItWasDue() {
    Periods periods = new Periods();
    String before = periods.current();
    periods.begin("first");
    String due = periods.current();
    periods.begin("warm");

    periods.record(before, "write", TimeUnit.SECONDS.toNanos(1), true);
    periods.record(due, "write", TimeUnit.MILLISECONDS.toNanos(900), true);
    periods.record(periods.current(), "write", TimeUnit.MILLISECONDS.toNanos(9), true);
    periods.record(due, "read", 1, false);

    assertThat(periods.figures())
        .hasEntrySatisfying("first.write.p99", p99 -> assertThat(p99).isBetween(899.0, 901.0))
        .hasEntrySatisfying("warm.write.p99", p99 -> assertThat(p99).isBetween(8.9, 9.1))
        .containsEntry("first.failed", 1.0)
        .doesNotContainKeys("warm.failed", "first.read.p50", "null.write.p50");
    assertThat(periods.good()).isEqualTo(2);
    assertThat(periods.bad()).isEqualTo(1);
  }
}
