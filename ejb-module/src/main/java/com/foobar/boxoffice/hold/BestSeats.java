package com.foobar.boxoffice.hold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Chooses the best of the seats that can be had, for a party that wants to sit together.
 *
 * <p>Together comes first, then quality, then the neighbours: a party gets seats side by side in
 * the best row that has as many, however good the single seats in front of it are; in that row the
 * ones that leave no seat alone between others, if there are any; of those the best. Where no row
 * has room for all, the party is split into as few groups as can be, and nobody sits alone who need
 * not.
 *
 * <p>Neighbours are seats of one row whose numbers follow each other. A gap in the numbers is an
 * aisle, a pillar, a place for a wheelchair: nobody is a neighbour across it.
 */
final class BestSeats {

  private record Row(String section, String label) {}

  /** So many seats side by side, and what taking them would cost. */
  private record Group(List<FreeSeat> seats, int leftAlone) {

    long quality() {
      return seats.stream().mapToLong(FreeSeat::position).sum();
    }
  }

  /**
   * What was chosen.
   *
   * @param together whether the seats are side by side in one row
   */
  record Choice(List<FreeSeat> seats, boolean together) {}

  private BestSeats() {}

  /**
   * @param free at least {@code quantity} seats, in any order; rows should be whole, since a seat
   *     is taken for alone when its neighbours are not among these
   */
  static Choice of(List<FreeSeat> free, int quantity) {
    for (int groups = 1; groups < quantity; groups++) {
      for (List<Integer> sizes : splits(quantity, groups)) {
        Optional<List<FreeSeat>> seats = placed(free, sizes);
        if (seats.isPresent()) {
          return new Choice(seats.get(), groups == 1);
        }
      }
    }
    return new Choice(
        placed(free, IntStream.generate(() -> 1).limit(quantity).boxed().toList()).orElseThrow(),
        quantity == 1);
  }

  /**
   * The ways to split a party into so many groups, largest group first, those ways first that leave
   * the smallest group the largest.
   */
  static List<List<Integer>> splits(int quantity, int groups) {
    List<List<Integer>> splits = new ArrayList<>();
    split(quantity, groups, quantity, new ArrayList<>(), splits);
    splits.sort(Comparator.comparingInt((List<Integer> split) -> split.get(groups - 1)).reversed());
    return splits;
  }

  private static void split(
      int left, int groups, int most, List<Integer> begun, List<List<Integer>> found) {
    if (groups == 0) {
      if (left == 0) {
        found.add(List.copyOf(begun));
      }
      return;
    }
    for (int size = Math.min(most, left - groups + 1); size * groups >= left; size--) {
      begun.add(size);
      split(left - size, groups - 1, size, begun, found);
      begun.remove(begun.size() - 1);
    }
  }

  private static Optional<List<FreeSeat>> placed(List<FreeSeat> free, List<Integer> sizes) {
    List<FreeSeat> left = new ArrayList<>(free);
    List<FreeSeat> chosen = new ArrayList<>();
    for (int size : sizes) {
      Optional<Group> group = best(left, size);
      if (group.isEmpty()) {
        return Optional.empty();
      }
      chosen.addAll(group.get().seats());
      left.removeAll(group.get().seats());
    }
    return Optional.of(chosen);
  }

  private static Optional<Group> best(List<FreeSeat> free, int size) {
    return rows(free).values().stream()
        .map(row -> bestOfRow(row, size))
        .flatMap(Optional::stream)
        // A row is as good as the best group in it, whichever of its groups is then given.
        .min(Comparator.comparingLong(RowsBest::rank))
        .map(RowsBest::group);
  }

  /**
   * @param rank of the row: the quality of its best group
   */
  private record RowsBest(long rank, Group group) {}

  private static Optional<RowsBest> bestOfRow(List<FreeSeat> row, int size) {
    List<Group> groups = groups(row, size);
    return groups.stream()
        .min(Comparator.comparingInt(Group::leftAlone).thenComparingLong(Group::quality))
        .map(
            best ->
                new RowsBest(groups.stream().mapToLong(Group::quality).min().orElseThrow(), best));
  }

  /** All groups of this size in a row, given in the order of its numbers. */
  private static List<Group> groups(List<FreeSeat> row, int size) {
    Set<Integer> numbers = new HashSet<>();
    row.forEach(seat -> numbers.add(seat.number()));
    List<Group> groups = new ArrayList<>();
    for (int first = 0; first + size <= row.size(); first++) {
      List<FreeSeat> seats = row.subList(first, first + size);
      int from = seats.get(0).number();
      int to = seats.get(size - 1).number();
      if (to - from == size - 1) {
        int alone = 0;
        alone += numbers.contains(from - 1) && !numbers.contains(from - 2) ? 1 : 0;
        alone += numbers.contains(to + 1) && !numbers.contains(to + 2) ? 1 : 0;
        groups.add(new Group(List.copyOf(seats), alone));
      }
    }
    return groups;
  }

  private static Map<Row, List<FreeSeat>> rows(List<FreeSeat> free) {
    Map<Row, List<FreeSeat>> rows = new LinkedHashMap<>();
    free.stream()
        .sorted(Comparator.comparingInt(FreeSeat::number))
        .forEach(
            seat ->
                rows.computeIfAbsent(new Row(seat.section(), seat.row()), row -> new ArrayList<>())
                    .add(seat));
    return rows;
  }
}
