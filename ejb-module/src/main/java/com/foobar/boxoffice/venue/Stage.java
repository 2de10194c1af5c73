package com.foobar.boxoffice.venue;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;

/**
 * Where a house's stage ends, towards its seats: an arc round the origin of the plan. Lengths are
 * in seats, the distance between two neighbouring ones.
 *
 * @param distance of the edge from the origin
 * @param width along the edge
 */
public record Stage(double distance, double width) {

  /**
   * @throws BoxOfficeException INVALID_REQUEST when the edge has no length, or bends further than
   *     half a circle
   */
  public Stage {
    if (!(distance > 0 && distance <= SeatPlan.FARTHEST && width > 0)
        || width > Math.PI * distance) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST,
          "The edge of a stage has a length, and bends round no more than half a circle.");
    }
  }
}
