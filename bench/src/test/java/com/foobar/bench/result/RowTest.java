package com.foobar.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final Row RATIO = Row.ratio("speed", "speed");

  @Test
  void aRatioIsThatOfTheTwoTrialsOfAPair() {
    Measured price = Samples.pairs("p", RATIO, new double[] {10, 30}, new double[] {20, 30});

    assertThat(RATIO.measurements(price)).containsExactly(0.5, 1.0);
  }

  @Test
  void aPairWithoutItsSecondTrialOrWithNothingToDivideByGivesNone() {
    Trial alone = new Trial(1, "A", "", 5, 0, 0, Map.of("speed", 10.0));
    Trial first = new Trial(2, "A", "", 5, 0, 0, Map.of("speed", 10.0));
    Trial nothing = new Trial(2, "B", "", 5, 0, 0, Map.of("speed", 0.0));
    Measured price =
        new Measured(
            "p",
            "",
            "",
            List.of("A", "B"),
            List.of(),
            List.of(alone, first, nothing),
            List.of(),
            1);

    assertThat(RATIO.measurements(price)).isEmpty();
  }

  @Test
  void oneSidesFigureIsThatOfItsTrialsThatHaveIt() {
    Measured price = Samples.pairs("p", RATIO, new double[] {10, 30}, new double[] {20, 40});

    assertThat(Row.of("speed", "B", "speed", "/s").measurements(price)).containsExactly(20.0, 40.0);
    assertThat(Row.of("weight", "B", "weight", "kg").measurements(price)).isEmpty();
  }

  @Test
  void aGoalIsReachedFromEitherSide() {
    assertThat(Goal.atLeast(0.65).isReachedBy(0.65)).isTrue();
    assertThat(Goal.atLeast(0.65).isReachedBy(0.64)).isFalse();
    assertThat(Goal.atMost(8).isReachedBy(9)).isFalse();
    assertThat(Goal.atLeast(200).progress(100)).isEqualTo(0.5);
    assertThat(Goal.atMost(8).progress(16)).isEqualTo(0.5);
  }
}
