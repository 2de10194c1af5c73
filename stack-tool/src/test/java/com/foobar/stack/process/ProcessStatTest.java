package com.foobar.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessStatTest {
  @Test
  void theFieldsAreCountedFromBehindTheName() {
    ProcessStat stat =
        ProcessStat.parse(
            "4711 (a) odd (name) S 1 4700 4699 0 -1 4194304 10 20 0 0 150 25 7 3 20 0 9 0 12345 6 7\n");

    assertThat(stat).isEqualTo(new ProcessStat(4711, 'S', 4700, 4699, 12345, 175, 10));
    assertThat(stat.cpu()).isEqualTo(Duration.ofMillis(1_850));
    assertThat(stat.endedChildrenCpu()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void whoRunsHasTakenTime() {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    long self = ProcessHandle.current().pid();

    while (ProcessStat.of(self).orElseThrow().cpu().isZero() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }

    assertThat(ProcessStat.of(self).orElseThrow().cpu()).isPositive();
  }
}
