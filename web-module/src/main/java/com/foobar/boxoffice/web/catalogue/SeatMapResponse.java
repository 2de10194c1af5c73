package com.foobar.boxoffice.web.catalogue;

import com.foobar.boxoffice.seat.SeatMap;
import com.foobar.boxoffice.seat.SeatMap.SectionView;
import com.foobar.boxoffice.seat.SeatMap.StageView;
import com.foobar.boxoffice.seat.SeatStatus;
import com.foobar.boxoffice.seat.SeatView;
import java.util.List;

/**
 * An event's house with all its seats, in the order of the house; places and lengths as in {@link
 * SeatMap}.
 */
public record SeatMapResponse(List<Seat> seats, List<Section> sections, Stage stage) {

  public static final SeatMapResponse NONE = new SeatMapResponse(List.of(), List.of(), null);

  /** One seat, where it stands and what can be done with it. */
  public record Seat(
      long id,
      String section,
      String row,
      int number,
      long categoryId,
      SeatStatus status,
      int x,
      int y) {

    static Seat from(SeatView seat) {
      return new Seat(
          seat.id(),
          seat.section(),
          seat.row(),
          seat.number(),
          seat.categoryId(),
          seat.status(),
          seat.x(),
          seat.y());
    }
  }

  /** A section, and where its name is written. */
  public record Section(String name, int x, int y) {

    static Section from(SectionView section) {
      return new Section(section.name(), section.x(), section.y());
    }
  }

  /** The edge of the stage. */
  public record Stage(int distance, int width) {

    static Stage from(StageView stage) {
      return stage == null ? null : new Stage(stage.distance(), stage.width());
    }
  }

  public static SeatMapResponse from(SeatMap map) {
    return new SeatMapResponse(
        map.seats().stream().map(Seat::from).toList(),
        map.sections().stream().map(Section::from).toList(),
        Stage.from(map.stage()));
  }
}
