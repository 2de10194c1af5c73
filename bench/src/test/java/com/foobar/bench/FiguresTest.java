package com.foobar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.foobar.bench.price.Done;
import com.foobar.bench.stand.Usage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Usage IDLE = new Usage(10, Map.of("s/mysql", 1.0), 0, 0, 0, 10, 0);

  @Test
  void anOperationCostsWhatWasUsedAboveIdle() {
    Usage usage = new Usage(5, Map.of("s/mysql", 2.5, "s/nginx", 1.0), 0.5, 0, 0, 805, 100);

    Map<String, Double> figures = Figures.of(new Done(100, 2, Map.of("p50", 3.5)), usage, IDLE);

    assertThat(figures)
        .contains(
            entry("p50", 3.5),
            entry("cpu", 30.0),
            entry("cpu.mysql", 20.0),
            entry("cpu.way", 10.0),
            entry("perCpuSecond", 33.333),
            entry("statements", 8.0),
            entry("commits", 1.0),
            entry("client", 5.0),
            entry("failed", 2.0),
            entry("busy", 70.0));
  }

  @Test
  void whereNothingIsDoneNothingIsDivided() {
    Usage usage = new Usage(10, Map.of("s/mysql", 0.8), 0, 0, 0, 0, 0);

    assertThat(Figures.of(Done.nothing(), usage, IDLE))
        .containsOnly(entry("busy", 8.0), entry("busy.mysql", 8.0));
  }

  @Test
  void figuresHaveFiveDigits() {
    assertThat(Figures.significant(123456.789)).isEqualTo(123460);
    assertThat(Figures.significant(0.000123456)).isEqualTo(0.00012346);
    assertThat(Figures.significant(0)).isZero();
  }
}
