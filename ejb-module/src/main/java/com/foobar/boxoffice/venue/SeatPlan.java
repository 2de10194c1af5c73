package com.foobar.boxoffice.venue;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.venue.Section.Band;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The numbered seats of a house, in the order in which a visitor would count them, each with the
 * place where it stands and its place in the order of quality.
 *
 * <p>Better tiers come first, then the sections as they are listed, then the rows from the front.
 * In a row the best seats are in the middle: any number of best seats of an empty row are
 * neighbours.
 */
public final class SeatPlan {

  /** More than any house has. */
  static final int MOST_SEATS = 100_000;

  /** From the origin, in seats. */
  static final int FARTHEST = 10_000;

  private static final int LETTERS = 26;

  /** Seats that are nearer to each other than this stand on each other, as {@link Point}. */
  private static final int TOO_NEAR = 50;

  private final Stage stage;
  private final List<Section> sections;
  private final List<Place> places;

  /**
   * One seat.
   *
   * @param number in its row, from 1
   * @param position in the order of quality, from 1, the best
   */
  public record Place(String section, String row, int number, int tier, int position, Point at) {}

  /**
   * A seat before it is known how good it is among all.
   *
   * @param row from 0
   * @param fromMiddle of its row, in half seats, for a row of even length has its middle in between
   */
  private record Candidate(
      Section section, int sectionIndex, int row, int number, int tier, int fromMiddle) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::tier)
          .thenComparingInt(Candidate::sectionIndex)
          .thenComparingInt(Candidate::row)
          .thenComparingInt(Candidate::fromMiddle)
          .thenComparingInt(Candidate::number);

  /**
   * @throws BoxOfficeException INVALID_REQUEST when there is no section, when two have one name,
   *     when there are too many seats, or when two seats stand on each other
   */
  public SeatPlan(Stage stage, List<Section> sections) {
    if (sections.isEmpty()) {
      throw invalid("A house has seats.");
    }
    requireDifferentNames(sections);
    if (sections.stream().mapToLong(each -> (long) each.depth() * each.seatsPerRow()).sum()
        > MOST_SEATS) {
      throw invalid("A house has at most %d seats.".formatted(MOST_SEATS));
    }
    this.stage = stage;
    this.sections = List.copyOf(sections);
    this.places = places(sections);
    requireRoomForEach(places);
  }

  Stage stage() {
    return stage;
  }

  List<Section> sections() {
    return sections;
  }

  public List<Place> places() {
    return places;
  }

  private static List<Place> places(List<Section> sections) {
    List<Candidate> house = new ArrayList<>();
    for (int index = 0; index < sections.size(); index++) {
      addSeats(sections.get(index), index, house);
    }
    int[] positions = new int[house.size()];
    List<Integer> bestFirst = new ArrayList<>();
    for (int seat = 0; seat < house.size(); seat++) {
      bestFirst.add(seat);
    }
    bestFirst.sort(Comparator.comparing(house::get, BEST_FIRST));
    for (int position = 0; position < positions.length; position++) {
      positions[bestFirst.get(position)] = position + 1;
    }
    List<Place> places = new ArrayList<>();
    for (int seat = 0; seat < positions.length; seat++) {
      Candidate it = house.get(seat);
      places.add(
          new Place(
              it.section().name(),
              rowLabel(it.row()),
              it.number(),
              it.tier(),
              positions[seat],
              it.section().place(it.row(), it.number())));
    }
    return List.copyOf(places);
  }

  private static void addSeats(Section section, int sectionIndex, List<Candidate> house) {
    int row = 0;
    for (Band band : section.rows()) {
      for (int end = row + band.count(); row < end; row++) {
        for (int number = 1; number <= section.seatsPerRow(); number++) {
          int fromMiddle = Math.abs(2 * number - section.seatsPerRow() - 1);
          house.add(new Candidate(section, sectionIndex, row, number, band.tier(), fromMiddle));
        }
      }
    }
  }

  private static void requireDifferentNames(List<Section> sections) {
    Set<String> names = new HashSet<>();
    for (Section section : sections) {
      if (!names.add(section.name().toLowerCase(Locale.ROOT))) {
        throw invalid("Two sections are called %s.".formatted(section.name()));
      }
    }
  }

  /** Looks, for each seat, at those in the cells around its own. */
  private static void requireRoomForEach(List<Place> places) {
    Map<Point, List<Place>> cells = new HashMap<>();
    for (Place place : places) {
      Point at = place.at();
      int column = Math.floorDiv(at.x(), TOO_NEAR);
      int line = Math.floorDiv(at.y(), TOO_NEAR);
      for (int cell = 0; cell < 9; cell++) {
        Point beside = new Point(column + cell % 3 - 1, line + cell / 3 - 1);
        for (Place other : cells.getOrDefault(beside, List.of())) {
          if (Math.hypot(at.x() - other.at().x(), at.y() - other.at().y()) < TOO_NEAR) {
            throw invalid(
                "A seat of section %s stands on one of section %s."
                    .formatted(place.section(), other.section()));
          }
        }
      }
      cells.computeIfAbsent(new Point(column, line), none -> new ArrayList<>(1)).add(place);
    }
  }

  /** A to Z, then AA to ZZ. */
  static String rowLabel(int index) {
    String last = String.valueOf((char) ('A' + index % LETTERS));
    return index < LETTERS ? last : rowLabel(index / LETTERS - 1) + last;
  }

  private static BoxOfficeException invalid(String message) {
    return new BoxOfficeException(Problem.INVALID_REQUEST, message);
  }
}
