package com.foobar.boxoffice.venue;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Legible;
import com.foobar.boxoffice.Problem;
import java.util.List;

/**
 * A part of a house: rows of equal length, front to back, that bend round the origin of the plan. A
 * row is as far from the next one as a seat is from its neighbour.
 *
 * @param front the distance of the first row from the origin, in seats
 * @param middle the direction of the rows' middle in degrees: 0 straight ahead of the stage, more
 *     to the right of a visitor who faces it
 * @param rows in bands of one price tier each
 */
public record Section(String name, double front, double middle, int seatsPerRow, List<Band> rows) {

  private static final int LONGEST_NAME = 40;
  private static final int MOST_TIERS = 255;

  /**
   * Rows that follow each other in one price tier.
   *
   * @param tier from 1, the best
   */
  public record Band(int count, int tier) {

    /**
     * @throws BoxOfficeException INVALID_REQUEST
     */
    public Band {
      if (count < 1 || count > SeatPlan.MOST_SEATS || tier < 1 || tier > MOST_TIERS) {
        throw invalid("Rows and tiers count from 1, tiers to %d.".formatted(MOST_TIERS));
      }
    }
  }

  /**
   * @throws BoxOfficeException INVALID_REQUEST when a row has no seats or bends round more than a
   *     circle, when there is no row, or when the name cannot be shown
   */
  public Section {
    if (!Legible.is(name) || name.strip().length() > LONGEST_NAME) {
      throw invalid("A section has a name of 1 to %d characters.".formatted(LONGEST_NAME));
    }
    name = name.strip();
    if (!(front > 0 && front <= SeatPlan.FARTHEST) || !(Math.abs(middle) <= 180)) {
      throw invalid(
          "Section %s stands 0 to %d seats from the middle of the house, at -180 to 180 degrees."
              .formatted(name, SeatPlan.FARTHEST));
    }
    if (seatsPerRow < 1 || seatsPerRow > 2 * Math.PI * front) {
      throw invalid(
          "A row of section %s has seats, and no more than fit around the house.".formatted(name));
    }
    if (rows.isEmpty()) {
      throw invalid("Section %s has rows.".formatted(name));
    }
    rows = List.copyOf(rows);
  }

  /** How many rows there are. */
  int depth() {
    return rows.stream().mapToInt(Band::count).sum();
  }

  /**
   * Where a seat stands.
   *
   * @param row from 0, the first
   * @param number in its row, from 1, the leftmost of a visitor who faces the stage
   */
  Point place(int row, int number) {
    double distance = front + row;
    return Point.at(
        distance, Math.toRadians(middle) + (number - (seatsPerRow + 1) / 2.0) / distance);
  }

  /** Where its name is written. */
  Point label() {
    return Point.at(front + (depth() - 1) / 2.0, Math.toRadians(middle));
  }

  private static BoxOfficeException invalid(String message) {
    return new BoxOfficeException(Problem.INVALID_REQUEST, message);
  }
}
