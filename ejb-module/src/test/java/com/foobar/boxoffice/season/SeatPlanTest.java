package com.foobar.boxoffice.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.foobar.boxoffice.season.SeatPlan.Place;
import com.foobar.boxoffice.season.Section.Band;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatPlanTest {

  @Test
  void numbersTheSeatsOfEveryRow() {
    SeatPlan plan = SeatPlan.of(List.of(new Section("Stalls", 3, List.of(new Band(2, 1)))));

    assertThat(plan.places())
        .extracting(place -> place.row() + place.number())
        .containsExactly("A1", "A2", "A3", "B1", "B2", "B3");
  }

  @Test
  void theBestSeatsOfARowAreInItsMiddle() {
    SeatPlan plan = SeatPlan.of(List.of(new Section("Stalls", 4, List.of(new Band(2, 1)))));

    assertThat(bestFirst(plan))
        .containsExactly(
            "StallsA2",
            "StallsA3",
            "StallsA1",
            "StallsA4",
            "StallsB2",
            "StallsB3",
            "StallsB1",
            "StallsB4");
  }

  @Test
  void aBetterTierComesBeforeAnEarlierSection() {
    SeatPlan plan =
        SeatPlan.of(
            List.of(
                new Section("Stalls", 1, List.of(new Band(1, 1), new Band(1, 3))),
                new Section("Circle", 1, List.of(new Band(1, 2)))));

    assertThat(bestFirst(plan)).containsExactly("StallsA1", "CircleA1", "StallsB1");
  }

  @Test
  void rowsGoOnAfterZ() {
    assertThat(SeatPlan.rowLabel(0)).isEqualTo("A");
    assertThat(SeatPlan.rowLabel(25)).isEqualTo("Z");
    assertThat(SeatPlan.rowLabel(26)).isEqualTo("AA");
    assertThat(SeatPlan.rowLabel(52)).isEqualTo("BA");
  }

  @Test
  void aSectionHasSeats() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Section("Stalls", 0, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Band(0, 1));
  }

  private static List<String> bestFirst(SeatPlan plan) {
    return plan.places().stream()
        .sorted(Comparator.comparingInt(Place::position))
        .map(place -> place.section() + place.row() + place.number())
        .toList();
  }
}
