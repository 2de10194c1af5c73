package com.foobar.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void quartilesLieOnTheLineBetweenTheNearestMeasurements() {
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)))
        .isEqualTo(new Spread(4, 1, 1.75, 2.5, 3.25, 4));
  }

  @Test
  void oneMeasurementIsAllOfThem() {
    assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(1, 7, 7, 7, 7, 7));
  }

  @Test
  void theWidthOfTheMiddleHalfIsAShareOfTheMedian() {
    assertThat(Spread.of(List.of(8.0, 9.0, 10.0, 11.0, 12.0)).relativeWidth()).isEqualTo(0.2);
    assertThat(Spread.of(List.of(5.0, 5.0, 5.0)).relativeWidth()).isZero();
    assertThat(Spread.of(List.of(0.0, 0.0, 0.0)).relativeWidth()).isZero();
    assertThat(Spread.of(List.of(-1.0, 0.0, 1.0)).relativeWidth()).isInfinite();
  }

  @Test
  void oneOutlierChangesTheEndsAndNotTheMiddle() {
    Spread spread = Spread.of(List.of(10.0, 10.0, 10.0, 10.0, 1000.0));

    assertThat(spread.median()).isEqualTo(10);
    assertThat(spread.upper()).isEqualTo(10);
    assertThat(spread.most()).isEqualTo(1000);
  }

  @Test
  void nothingAndWhatIsNoNumberAreNoMeasurements() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spread.of(List.of(1.0, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
