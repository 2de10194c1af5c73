package com.foobar.boxoffice.seat;

import java.util.List;

/**
 * An event's house with all its seats. Places and lengths are in hundredths of the distance between
 * two neighbouring seats; the origin is the point that the edge of the stage and the rows bend
 * round, x grows to the right of a visitor who faces the stage, y away from the stage.
 *
 * @param seats in the order of the house
 * @param stage null where there is none to draw
 */
public record SeatMap(List<SeatView> seats, List<SectionView> sections, StageView stage) {

  /**
   * A section.
   *
   * @param x where its name is written
   * @param y where its name is written
   */
  public record SectionView(String name, int x, int y) {}

  /**
   * The edge of the stage, an arc round the origin, whose middle is straight ahead.
   *
   * @param distance from the origin
   * @param width along the edge
   */
  public record StageView(int distance, int width) {}
}
