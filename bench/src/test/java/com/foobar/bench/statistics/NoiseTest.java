package com.foobar.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Row;
import com.foobar.bench.result.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final Row RATIO = Row.ratio("speed", "speed");

  @Test
  void aQuietMachineLeavesNoDoubt() {
    assertThat(
            Noise.of(
                Samples.disturbed(
                    new double[] {0.01, 0.02, 0, 0, 0}, new double[] {0, 0.01, 0, 0, 0})))
        .isEmpty();
  }

  @Test
  void othersThatTakeMuchInMoreThanAFifthOfTheTrialsAreADoubt() {
    double[] quiet = new double[5];

    assertThat(Noise.ofOthers(Samples.disturbed(new double[] {0.3, 0, 0, 0, 0}, quiet), false))
        .isEmpty();
    assertThat(Noise.ofOthers(Samples.disturbed(new double[] {0.3, 0.2, 0, 0, 0}, quiet), false))
        .get()
        .asString()
        .contains("times and rates: in 2 of 5 trials other processes", "up to 30 %");
  }

  @Test
  void whatIsCountedBearsMoreOfOthersThanWhatIsTimed() {
    var price = Samples.disturbed(new double[] {0.3, 0.3, 0.3, 0.3, 0.3}, new double[5]);

    assertThat(Noise.ofOthers(price, true)).isEmpty();
    assertThat(Noise.ofOthers(price, false)).isPresent();
    assertThat(Row.ratio("requests", "perCpuSecond").isCounted()).isTrue();
    assertThat(Row.of("of that MySQL", "A", "cpu.mysql", "ms").isCounted()).isTrue();
    assertThat(Row.of("requests", "A", "perSecond", "/s").isCounted()).isFalse();
    assertThat(Row.of("p50", "A", "order.p50", "ms").isCounted()).isFalse();
  }

  @Test
  void aHostThatWithholdsProcessorsIsADoubt() {
    assertThat(Noise.of(Samples.disturbed(new double[5], new double[] {0.06, 0.2, 0, 0, 0})))
        .singleElement()
        .asString()
        .contains("in 2 of 5 trials the host withheld", "up to 20 %");
  }

  @Test
  void measurementsThatLieFarApartAreADoubt() {
    assertThat(Noise.of(RATIO, Spread.of(List.of(1.0, 1.0, 1.05, 1.1, 1.1)))).isEmpty();
    assertThat(Noise.of(RATIO, Spread.of(List.of(0.5, 0.7, 1.0, 1.3, 1.5))).orElseThrow())
        .contains("60 % of the median wide; 20 % are allowed");
  }

  @Test
  void aTailMayVaryMore() {
    Spread wide = Spread.of(List.of(0.5, 0.7, 1.0, 1.3, 1.5));

    assertThat(Noise.of(RATIO.tail(), wide)).isEmpty();
    assertThat(Noise.of(RATIO.part(), wide)).isEmpty();
  }

  @Test
  void fewTrialsSayNothing() {
    assertThat(Noise.of(Samples.disturbed(new double[4], new double[4])))
        .containsExactly("only 4 trials of a side; it takes 5");
  }

  @Test
  void whatTakesMinutesIsConcludedFromFewer() {
    Measured four = Samples.disturbed(new double[4], new double[4]);

    assertThat(
            Noise.of(
                new Measured(
                    four.name(),
                    four.title(),
                    four.counted(),
                    four.sides(),
                    four.rows(),
                    four.trials(),
                    four.problems(),
                    4)))
        .isEmpty();
  }
}
