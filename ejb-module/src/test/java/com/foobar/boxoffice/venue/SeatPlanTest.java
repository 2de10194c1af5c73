package com.foobar.boxoffice.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.venue.SeatPlan.Place;
import com.foobar.boxoffice.venue.Section.Band;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SeatPlanTest {

  private static final Stage STAGE = new Stage(7, 5);

  @Test
  void numbersTheSeatsOfEveryRow() {
    SeatPlan plan = plan(section("Stalls", 10, 3, new Band(2, 1)));

    assertThat(plan.places())
        .extracting(place -> place.row() + place.number())
        .containsExactly("A1", "A2", "A3", "B1", "B2", "B3");
  }

  @Test
  void theBestSeatsOfARowAreInItsMiddle() {
    SeatPlan plan = plan(section("Stalls", 10, 4, new Band(2, 1)));

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
        plan(
            section("Stalls", 10, 1, new Band(1, 1), new Band(1, 3)),
            section("Circle", 20, 1, new Band(1, 2)));

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
  void rowsBendRoundTheStageOneSeatApart() {
    List<Place> places = plan(section("Stalls", 10, 3, new Band(2, 1))).places();

    assertThat(places.get(1).at()).isEqualTo(new Point(0, 1_000));
    assertThat(places.get(4).at()).isEqualTo(new Point(0, 1_100));
    for (Place place : places.subList(0, 3)) {
      assertThat(Math.hypot(place.at().x(), place.at().y())).isCloseTo(1_000, within(1.0));
    }
    assertThat(places.get(0).at().x()).isNegative().isEqualTo(-places.get(2).at().x());
    assertThat(places.get(2).at().x()).isCloseTo(100, within(1));
  }

  @Test
  void aSectionToTheRightStandsToTheRight() {
    Section right = new Section("Right", 10, 90, 1, List.of(new Band(2, 1)));

    assertThat(plan(right).places())
        .extracting(Place::at)
        .containsExactly(new Point(1_000, 0), new Point(1_100, 0));
    assertThat(right.label()).isEqualTo(new Point(1_050, 0));
  }

  @Test
  void aSectionHasSeatsAndAPlace() {
    Band row = new Band(1, 1);
    refused(() -> section("Stalls", 10, 0, row));
    refused(() -> section("Stalls", 10, 63, row)).hasMessageContaining("fit around");
    refused(() -> section("Stalls", 0, 1, row));
    refused(() -> section("Stalls", Double.NaN, 1, row));
    refused(() -> section("Stalls", 10, 1));
    refused(() -> section(" ", 10, 1, row));
    refused(() -> section("S".repeat(41), 10, 1, row));
    refused(() -> new Section("Stalls", 10, 181, 1, List.of(row)));
    refused(() -> new Band(0, 1));
    refused(() -> new Band(1, 0));
    refused(() -> new Band(1, 256));
  }

  @Test
  void aStageHasAnEdge() {
    refused(() -> new Stage(0, 1));
    refused(() -> new Stage(7, 0));
    refused(() -> new Stage(7, 23)).hasMessageContaining("half a circle");
  }

  @Test
  void aHouseHasSeatsAndNotTooMany() {
    refused(() -> plan());
    refused(() -> plan(section("Stalls", 1_000, 5_001, new Band(20, 1))))
        .hasMessageContaining("100000");
  }

  @Test
  void sectionsHaveNamesOfTheirOwn() {
    refused(
            () ->
                plan(
                    section("Stalls", 10, 1, new Band(1, 1)),
                    section("stalls", 20, 1, new Band(1, 1))))
        .hasMessageContaining("stalls");
  }

  @Test
  void noSeatStandsOnAnother() {
    refused(
            () ->
                plan(
                    section("Stalls", 10, 3, new Band(5, 1)),
                    section("Circle", 14.4, 3, new Band(1, 1))))
        .hasMessage("A seat of section Circle stands on one of section Stalls.");
  }

  private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable plan) {
    return assertThatThrownBy(plan)
        .isInstanceOfSatisfying(
            BoxOfficeException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Problem.INVALID_REQUEST));
  }

  private static SeatPlan plan(Section... sections) {
    return new SeatPlan(STAGE, List.of(sections));
  }

  private static Section section(String name, double front, int seatsPerRow, Band... rows) {
    return new Section(name, front, 0, seatsPerRow, List.of(rows));
  }

  private static List<String> bestFirst(SeatPlan plan) {
    return plan.places().stream()
        .sorted(Comparator.comparingInt(Place::position))
        .map(place -> place.section() + place.row() + place.number())
        .toList();
  }
}
