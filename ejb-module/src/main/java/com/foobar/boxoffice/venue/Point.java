package com.foobar.boxoffice.venue;

/**
 * A point of a house's plan, in hundredths of the distance between two neighbouring seats. The
 * origin is the point that the edge of the stage and the rows bend round.
 *
 * @param x to the right of a visitor who faces the stage
 * @param y away from the stage
 */
public record Point(int x, int y) {

  private static final int UNIT = 100;

  /**
   * @param distance from the origin, in seats
   * @param direction in radians, 0 straight ahead of the stage, more to the right
   */
  static Point at(double distance, double direction) {
    return new Point(
        scaled(distance * Math.sin(direction)), scaled(distance * Math.cos(direction)));
  }

  /** A length in seats, in the unit of a plan. */
  static int scaled(double seats) {
    return Math.toIntExact(Math.round(UNIT * seats));
  }
}
