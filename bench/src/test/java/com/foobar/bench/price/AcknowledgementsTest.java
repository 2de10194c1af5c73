package com.foobar.bench.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
  private final Acknowledgements orders = new Acknowledgements();

  @Test
  void whatComesAfterTheEndIsNotCounted() {
    at(1, 2, 9, 11, 30);

    assertThat(figures(0, 10)).containsEntry("perSecond", 0.3);
  }

  @Test
  void thePauseIsTheLongestTimeWithoutOneInWhicheverOrderTheyCame() {
    at(9, 1, 2);

    assertThat(figures(0, 10)).containsEntry("pause", 7.0);
  }

  @Test
  void aPauseThatIsNotOverIsOneAllTheSame() {
    at(1, 2, 3, 12);

    assertThat(figures(0, 10)).containsEntry("pause", 7.0);
  }

  @Test
  void whereThereIsNoneAtAllThePauseIsTheWholeTime() {
    assertThat(figures(5, 15)).isEqualTo(Map.of("perSecond", 0.0, "pause", 10.0));
  }

  private void at(int... seconds) {
    for (int second : seconds) {
      orders.note(TimeUnit.SECONDS.toNanos(second));
    }
  }

  private Map<String, Double> figures(int from, int to) {
    return orders.figures(TimeUnit.SECONDS.toNanos(from), TimeUnit.SECONDS.toNanos(to));
  }
}
