package com.foobar.boxoffice.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FreeSeatTest {

  @Test
  void takesNeighboursBeforeBetterSeatsApart() {
    FreeSeat best = seat("A", 5, 1);
    FreeSeat alone = seat("A", 7, 2);
    FreeSeat left = seat("B", 3, 3);
    FreeSeat right = seat("B", 4, 4);

    assertThat(FreeSeat.best(List.of(best, alone, left, right), 2)).containsExactly(left, right);
  }

  @Test
  void takesTheBestOfManyNeighbours() {
    FreeSeat outer = seat("A", 3, 3);
    FreeSeat middle = seat("A", 4, 1);
    FreeSeat right = seat("A", 5, 2);

    assertThat(FreeSeat.best(List.of(middle, right, outer), 2)).containsExactly(middle, right);
  }

  @Test
  void theSameNumberInAnotherRowIsNoNeighbour() {
    FreeSeat first = seat("A", 1, 1);
    FreeSeat behind = seat("B", 2, 2);

    assertThat(FreeSeat.best(List.of(first, behind), 2)).containsExactly(first, behind);
  }

  @Test
  void takesTheBestOnesWhereThereAreNoNeighbours() {
    FreeSeat first = seat("A", 1, 1);
    FreeSeat second = seat("A", 3, 2);
    FreeSeat third = seat("A", 5, 3);

    assertThat(FreeSeat.best(List.of(first, second, third), 2)).containsExactly(first, second);
  }

  @Test
  void takesOneSeat() {
    FreeSeat only = seat("A", 1, 1);

    assertThat(FreeSeat.best(List.of(only), 1)).containsExactly(only);
  }

  private static FreeSeat seat(String row, int number, int position) {
    return new FreeSeat(position, "Stalls", row, number, position);
  }
}
