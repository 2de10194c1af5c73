package com.foobar.boxoffice.season;

import com.foobar.boxoffice.season.Section.Band;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbered seats of a house, in the order in which a visitor would count them, each with its
 * place in the order of quality.
 *
 * <p>Better tiers come first, then the sections as they are listed, then the rows from the front.
 * In a row the best seats are in the middle: any number of best seats of an empty row are
 * neighbours.
 */
record SeatPlan(List<Place> places) {

  private static final int LETTERS = 26;

  /**
   * One seat.
   *
   * @param number in its row, from 1
   * @param position in the order of quality, from 1, the best
   */
  record Place(String section, String row, int number, int tier, int position) {}

  /**
   * A seat before it is known how good it is among all.
   *
   * @param row from 0
   * @param fromMiddle of its row, in half seats, for a row of even length has its middle in between
   */
  private record Candidate(
      String section, int sectionIndex, int row, int number, int tier, int fromMiddle) {}

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingInt(Candidate::tier)
          .thenComparingInt(Candidate::sectionIndex)
          .thenComparingInt(Candidate::row)
          .thenComparingInt(Candidate::fromMiddle)
          .thenComparingInt(Candidate::number);

  static SeatPlan of(List<Section> sections) {
    List<Candidate> house = new ArrayList<>();
    for (int index = 0; index < sections.size(); index++) {
      addSeats(sections.get(index), index, house);
    }
    Map<Candidate, Integer> positions = new HashMap<>();
    house.stream().sorted(BEST_FIRST).forEach(seat -> positions.put(seat, positions.size() + 1));
    return new SeatPlan(
        house.stream()
            .map(
                seat ->
                    new Place(
                        seat.section(),
                        rowLabel(seat.row()),
                        seat.number(),
                        seat.tier(),
                        positions.get(seat)))
            .toList());
  }

  private static void addSeats(Section section, int sectionIndex, List<Candidate> house) {
    int row = 0;
    for (Band band : section.rows()) {
      for (int end = row + band.count(); row < end; row++) {
        for (int number = 1; number <= section.seatsPerRow(); number++) {
          int fromMiddle = Math.abs(2 * number - section.seatsPerRow() - 1);
          house.add(
              new Candidate(section.name(), sectionIndex, row, number, band.tier(), fromMiddle));
        }
      }
    }
  }

  /** A to Z, then AA to ZZ. */
  static String rowLabel(int index) {
    String last = String.valueOf((char) ('A' + index % LETTERS));
    return index < LETTERS ? last : rowLabel(index / LETTERS - 1) + last;
  }
}
