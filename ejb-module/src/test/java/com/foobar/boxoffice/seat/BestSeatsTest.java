package com.foobar.boxoffice.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows are drawn from the left, the front one first: a dot is a free seat, an x one that is not. In
 * a row the best seats are in the middle, as {@code SeatPlan} orders them.
 */
class BestSeatsTest {

  private final BestSeats best = new BestSeats(Set.of());

  @Test
  void whoCouldSitTogetherBehindAreNotSeparated() {
    assertThat(chosen(2, ".x.x.x.x.x.x.x.x.x.x", "xxxxxxxxxxxxxxxxxx..")).isEqualTo("B19 B20");
  }

  @ParameterizedTest
  @CsvSource({
    // The middle of the best row that has room.
    "2, '........', '........', A4 A5",
    "3, 'xx....xx', '........', A3 A4 A5",
    "4, '...x...x', '........', B3 B4 B5 B6",
    // Quality decides between rows that both have room.
    "2, 'x..xxxxx', '........', A2 A3",
    // One person: the best seat there is.
    "1, '........', '........', A4",
    "1, 'xxx.xxxx', '........', A4"
  })
  void together(int quantity, String front, String behind, String expected) {
    assertThat(chosen(quantity, front, behind)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Three in a row: any two leave one alone, and that is no reason to sit further behind.
    "2, 'xx...xxx', A4 A5",
    // Four: the two best, in the middle, would leave one on each side.
    "2, 'xx....xx', A3 A4",
    // Five: the three in their middle would leave one on each side.
    "3, 'x.....xx', A4 A5 A6",
    "3, 'xx.....x', A3 A4 A5",
    // A seat that is alone already is for one who comes alone.
    "1, '.xx.x...', A4"
  })
  void nobodyIsLeftAloneWhereItCanBeHelped(int quantity, String front, String expected) {
    assertThat(chosen(quantity, front, "........")).isEqualTo(expected);
  }

  @Test
  void thereIsNoNeighbourAcrossAnAisle() {
    // Numbers 1 to 4 and 11 to 14: the aisle takes the numbers between them.
    List<FreeSeat> row = new ArrayList<>();
    int[] numbers = {3, 4, 11, 12};
    for (int i = 0; i < numbers.length; i++) {
      row.add(new FreeSeat(i, "Stalls", "A", numbers[i], i + 1));
    }

    BestSeats.Choice three = best.of(row, 3);

    assertThat(three.together()).isFalse();
    assertThat(three.seats()).extracting(FreeSeat::number).startsWith(3, 4);
    assertThat(best.of(row, 2).seats()).extracting(FreeSeat::number).containsExactly(3, 4);
  }

  /**
   * The pair in the middle would leave two alone; the one beside it is worse than the row behind.
   */
  @Test
  void aRowIsAsGoodAsItsBestSeats() {
    List<FreeSeat> seats = new ArrayList<>();
    long[] front = {10, 1, 2, 11};
    for (int i = 0; i < front.length; i++) {
      seats.add(new FreeSeat(i, "Stalls", "A", i + 1, front[i]));
      seats.add(new FreeSeat(10 + i, "Stalls", "B", i + 1, 3 + i));
    }

    assertThat(best.of(seats, 2).seats())
        .extracting(FreeSeat::row, FreeSeat::number)
        .containsExactly(tuple("A", 1), tuple("A", 2));
  }

  /** Odd numbers on the left of the house, even ones on the right. */
  @Test
  void aRowThatCountsByTwosHasNeighbours() {
    List<FreeSeat> row =
        List.of(
            new FreeSeat(1, "Left", "A", 1, 5),
            new FreeSeat(2, "Left", "A", 5, 1),
            new FreeSeat(3, "Left", "A", 7, 2),
            new FreeSeat(4, "Left", "A", 9, 3),
            new FreeSeat(5, "Left", "A", 11, 4),
            new FreeSeat(6, "Right", "A", 4, 6));
    BestSeats byTwos =
        new BestSeats(Set.of(new BestSeats.Row("Left", "A"), new BestSeats.Row("Right", "A")));

    assertThat(byTwos.of(row, 3).together()).isTrue();
    assertThat(byTwos.of(row, 2).seats())
        .as("the best two that leave none alone")
        .extracting(FreeSeat::number)
        .containsExactly(5, 7);
    assertThat(byTwos.of(row, 5).together()).as("3 is not there").isFalse();
    assertThat(best.of(row, 2).together()).as("every second one is sold").isFalse();
  }

  @Test
  void theSameRowOfAnotherSectionIsAnotherRow() {
    List<FreeSeat> seats =
        List.of(
            new FreeSeat(1, "Left", "A", 1, 1),
            new FreeSeat(2, "Right", "A", 2, 2),
            new FreeSeat(3, "Right", "B", 5, 3),
            new FreeSeat(4, "Right", "B", 6, 4));

    assertThat(best.of(seats, 2).seats()).extracting(FreeSeat::id).containsExactly(3L, 4L);
  }

  @ParameterizedTest
  @CsvSource({
    // Two and two, not three and one.
    "4, '...xxxxx', 'xx..xx..', A1A2 B",
    // Three and two before singles.
    "5, 'x...xxxx', 'xxx..xxx', A B",
  })
  void aPartyIsSplitIntoFewGroupsAndNobodySitsAlone(
      int quantity, String front, String behind, String ignored) {
    BestSeats.Choice choice = best.of(free(front, behind), quantity);

    assertThat(choice.together()).isFalse();
    assertThat(choice.seats()).hasSize(quantity).doesNotHaveDuplicates();
    assertThat(choice.seats())
        .allSatisfy(
            seat ->
                assertThat(choice.seats())
                    .anyMatch(
                        other ->
                            other.row().equals(seat.row())
                                && Math.abs(other.number() - seat.number()) == 1));
  }

  @Test
  void onlySinglesAreGivenAsTheyAreGood() {
    assertThat(chosen(3, ".x.x.x.x", "xxxxxxxx")).isEqualTo("A3 A5 A7");
  }

  @Test
  void splitsGoFromFewGroupsToMany() {
    assertThat(BestSeats.splits(5, 2)).containsExactly(List.of(3, 2), List.of(4, 1));
    assertThat(BestSeats.splits(4, 4)).containsExactly(List.of(1, 1, 1, 1));
    assertThat(BestSeats.splits(4, 2)).containsExactly(List.of(2, 2), List.of(3, 1));
  }

  /** Against the plain definition, in houses that are half full in some random way. */
  @Test
  void neverSeparatesWhoCouldSitTogether() {
    Random dice = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      String[] rows =
          IntStream.range(0, 4)
              .mapToObj(
                  row ->
                      dice.ints(12, 0, 10)
                          .collect(
                              StringBuilder::new,
                              (text, roll) -> text.append(roll < 5 ? '.' : 'x'),
                              StringBuilder::append)
                          .toString())
              .toArray(String[]::new);
      List<FreeSeat> free = free(rows);
      for (int quantity = 1; quantity <= Math.min(10, free.size()); quantity++) {
        String wanted = ".".repeat(quantity);
        boolean possible = java.util.Arrays.stream(rows).anyMatch(row -> row.contains(wanted));
        BestSeats.Choice choice = best.of(free, quantity);
        assertThat(choice.together()).isEqualTo(possible);
        assertThat(choice.seats()).hasSize(quantity).doesNotHaveDuplicates();
      }
    }
  }

  private String chosen(int quantity, String... rows) {
    return String.join(
        " ",
        best.of(free(rows), quantity).seats().stream()
            .sorted(
                java.util.Comparator.comparing(FreeSeat::row).thenComparingInt(FreeSeat::number))
            .map(seat -> seat.row() + seat.number())
            .toList());
  }

  private static List<FreeSeat> free(String... rows) {
    List<FreeSeat> free = new ArrayList<>();
    for (int row = 0; row < rows.length; row++) {
      int length = rows[row].length();
      for (int number = 1; number <= length; number++) {
        if (rows[row].charAt(number - 1) == '.') {
          int fromMiddle = Math.abs(2 * number - length - 1) * 2 + (number > length / 2 ? 1 : 0);
          int position = row * 100 + fromMiddle;
          free.add(
              new FreeSeat(
                  row * 1000 + number,
                  "Stalls",
                  String.valueOf((char) ('A' + row)),
                  number,
                  position));
        }
      }
    }
    return free;
  }
}
