package com.foobar.boxoffice.season;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.season.SampleSeason.House;
import com.foobar.boxoffice.season.SampleSeason.Performance;
import com.foobar.boxoffice.venue.SeatPlan;
import com.foobar.boxoffice.venue.SeatPlan.Place;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleSeasonTest {

  private final SampleSeason season = SampleSeason.load();
  private final Map<String, SeatPlan> houses =
      season.houses().stream().collect(Collectors.toMap(House::name, House::plan));

  @Test
  void hasHousesOfThreeSizes() {
    assertThat(houses.values())
        .extracting(plan -> plan.places().size())
        .containsExactlyInAnyOrder(400, 2_000, 10_000);
  }

  @Test
  void everySeatHasItsPlace() {
    assertThat(houses.values())
        .allSatisfy(
            plan -> {
              assertThat(plan.places()).extracting(Place::position).doesNotHaveDuplicates();
              assertThat(plan.places())
                  .extracting(place -> place.section() + "/" + place.row() + "/" + place.number())
                  .doesNotHaveDuplicates();
            });
  }

  @Test
  void everyEventPricesAllTiersOfItsHouse() {
    assertThat(season.performances())
        .hasSizeGreaterThanOrEqualTo(12)
        .allSatisfy(
            performance ->
                assertThat(houses.get(performance.house()).places())
                    .extracting(Place::tier)
                    .allMatch(tier -> tier <= performance.prices().size()));
  }

  @Test
  void everythingIsStillToCome() {
    Instant now = Instant.parse("2027-03-28T00:30:00Z");

    assertThat(season.performances())
        .extracting(performance -> performance.startsAt(now))
        .allMatch(start -> start.isAfter(now));
  }

  @Test
  void eventsBeginAtTheLocalTimeOfTheirHouse() {
    Performance requiem =
        season.performances().stream()
            .filter(performance -> performance.title().startsWith("Brahms"))
            .findFirst()
            .orElseThrow();

    // 19 days ahead is in summer time.
    assertThat(requiem.startsAt(Instant.parse("2027-03-20T12:00:00Z")))
        .isEqualTo("2027-04-08T18:00:00Z");
  }
}
