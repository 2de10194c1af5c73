package com.foobar.boxoffice.seat;

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
 * <p>Neighbours are seats of one row whose numbers follow each other: by one, or in a row that
 * counts by twos throughout (odd numbers on this side, even ones on the other) by two. A gap in the
 * numbers is an aisle, a pillar, a place for a wheelchair: nobody is a neighbour across it.
 */
final class BestSeats {

  /** A row of one section. */
  record Row(String section, String label) {}

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

  private final Set<Row> byTwos;

  /**
   * @param byTwos the rows that count so; all others count by one
   */
  BestSeats(Set<Row> byTwos) {
    this.byTwos = byTwos;
  }

  /**
   * @param free at least {@code quantity} seats, in any order; rows should be whole, since a seat
   *     is taken for alone when its neighbours are not among these
   */
  Choice of(List<FreeSeat> free, int quantity) {
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

  private Optional<List<FreeSeat>> placed(List<FreeSeat> free, List<Integer> sizes) {
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

  private Optional<Group> best(List<FreeSeat> free, int size) {
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

  private Optional<RowsBest> bestOfRow(List<FreeSeat> row, int size) {
    List<Group> groups = groups(row, size);
    return groups.stream()
        .min(Comparator.comparingInt(Group::leftAlone).thenComparingLong(Group::quality))
        .map(
            best ->
                new RowsBest(groups.stream().mapToLong(Group::quality).min().orElseThrow(), best));
  }

  /** All groups of this size in a row, given in the order of its numbers. */
  private List<Group> groups(List<FreeSeat> row, int size) {
    int step = byTwos.contains(new Row(row.get(0).section(), row.get(0).row())) ? 2 : 1;
    Set<Integer> numbers = new HashSet<>();
    row.forEach(seat -> numbers.add(seat.number()));
    List<Group> groups = new ArrayList<>();
    for (int first = 0; first + size <= row.size(); first++) {
      List<FreeSeat> seats = row.subList(first, first + size);
      int from = seats.get(0).number();
      int to = seats.get(size - 1).number();
      if (to - from == (size - 1) * step) {
        int alone = 0;
        alone += numbers.contains(from - step) && !numbers.contains(from - 2 * step) ? 1 : 0;
        alone += numbers.contains(to + step) && !numbers.contains(to + 2 * step) ? 1 : 0;
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
