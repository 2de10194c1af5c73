package com.foobar.boxoffice.hold;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A seat that can be had, as the choice of the best ones sees it.
 *
 * @param position in the order of quality, best first
 */
record FreeSeat(long id, String section, String row, int number, int position) {

  private record Row(String section, String row) {}

  /**
   * The best seats of these: side by side in one row if there are that many neighbours, otherwise
   * the best one by one.
   *
   * @param free in the order of quality, at least {@code quantity} of them
   */
  static List<FreeSeat> best(List<FreeSeat> free, int quantity) {
    return bestNeighbours(free, quantity).orElseGet(() -> free.subList(0, quantity));
  }

  private static Optional<List<FreeSeat>> bestNeighbours(List<FreeSeat> free, int quantity) {
    Map<Row, List<FreeSeat>> rows =
        free.stream()
            .sorted(Comparator.comparingInt(FreeSeat::number))
            .collect(Collectors.groupingBy(seat -> new Row(seat.section, seat.row)));
    return rows.values().stream()
        .flatMap(
            row ->
                IntStream.rangeClosed(0, row.size() - quantity)
                    .mapToObj(first -> row.subList(first, first + quantity)))
        .filter(FreeSeat::areNeighbours)
        .min(Comparator.comparingLong(FreeSeat::quality));
  }

  /** Whether seats in the order of their numbers leave no gap. */
  private static boolean areNeighbours(List<FreeSeat> seats) {
    return seats.get(seats.size() - 1).number - seats.get(0).number == seats.size() - 1;
  }

  private static long quality(List<FreeSeat> seats) {
    return seats.stream().map(FreeSeat::position).mapToLong(Integer::longValue).sum();
  }
}
