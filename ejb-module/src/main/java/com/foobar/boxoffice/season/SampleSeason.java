package com.foobar.boxoffice.season;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.venue.SeatPlan;
import com.foobar.boxoffice.venue.Section;
import com.foobar.boxoffice.venue.Section.Band;
import com.foobar.boxoffice.venue.Stage;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;

/** Houses and events to begin with, as {@code season/sample.json} describes them. */
record SampleSeason(List<House> houses, List<Performance> performances) {

  /** A venue and how its seats are arranged. */
  record House(String name, ZoneId zone, SeatPlan plan) {}

  /**
   * An event that is so many days ahead of whenever the season is loaded.
   *
   * @param prices of the tiers of its house, the first that of tier 1
   */
  record Performance(
      String house,
      String title,
      String description,
      int inDays,
      LocalTime at,
      ZoneId zone,
      List<Price> prices) {

    Instant startsAt(Instant now) {
      return ZonedDateTime.ofInstant(now, zone).plusDays(inDays).with(at).toInstant();
    }
  }

  /** What a tier costs and what it is called. */
  record Price(String name, Money price) {}

  static SampleSeason load() {
    try (InputStream file = SampleSeason.class.getResourceAsStream("/season/sample.json");
        JsonReader reader = Json.createReader(Objects.requireNonNull(file))) {
      JsonObject season = reader.readObject();
      ZoneId zone = ZoneId.of(season.getString("zone"));
      String currency = season.getString("currency");
      return new SampleSeason(
          season.getJsonArray("venues").getValuesAs((JsonObject venue) -> house(venue, zone)),
          season
              .getJsonArray("events")
              .getValuesAs((JsonObject event) -> performance(event, zone, currency)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static House house(JsonObject venue, ZoneId zone) {
    List<Section> sections = venue.getJsonArray("sections").getValuesAs(SampleSeason::section);
    JsonObject stage = venue.getJsonObject("stage");
    return new House(
        venue.getString("name"),
        zone,
        new SeatPlan(new Stage(number(stage, "distance"), number(stage, "width")), sections));
  }

  private static Section section(JsonObject section) {
    return new Section(
        section.getString("name"),
        number(section, "front"),
        number(section, "middle"),
        section.getInt("seatsPerRow"),
        section
            .getJsonArray("rows")
            .getValuesAs((JsonObject band) -> new Band(band.getInt("count"), band.getInt("tier"))));
  }

  private static double number(JsonObject object, String name) {
    return object.getJsonNumber(name).doubleValue();
  }

  private static Performance performance(JsonObject event, ZoneId zone, String currency) {
    return new Performance(
        event.getString("venue"),
        event.getString("title"),
        event.getString("description"),
        event.getInt("inDays"),
        LocalTime.parse(event.getString("at")),
        zone,
        event
            .getJsonArray("prices")
            .getValuesAs(
                (JsonArray price) ->
                    new Price(
                        price.getString(0),
                        new Money(price.getJsonNumber(1).longValueExact(), currency))));
  }
}
