package com.foobar.boxoffice.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.foobar.boxoffice.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HoldTest {

  private static final Instant UNTIL = Instant.parse("2027-01-01T20:10:00Z");

  @Test
  void promisesThePriceOfAllSeats() {
    Hold hold = hold(List.of(new HeldSeat(7, 2500), new HeldSeat(5, 4000)));

    assertThat(hold.total()).isEqualTo(new Money(6500, "EUR"));
  }

  @Test
  void keepsItsSeatsInTheOrderOfTheirIds() {
    Hold hold = hold(List.of(new HeldSeat(7, 2500), new HeldSeat(5, 4000)));

    assertThat(hold.receipt())
        .isEqualTo(new HoldReceipt(hold.id(), 3, List.of(5L, 7L), UNTIL, new Money(6500, "EUR")));
  }

  @Test
  void hasSeatsButNotTooMany() {
    List<HeldSeat> tooMany =
        LongStream.rangeClosed(1, Holds.MAX_SEATS + 1L)
            .mapToObj(id -> new HeldSeat(id, 1))
            .toList();

    assertThatIllegalArgumentException().isThrownBy(() -> hold(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> hold(tooMany));
  }

  @Test
  void aSeatCostsSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> new HeldSeat(1, 0));
  }

  private static Hold hold(List<HeldSeat> seats) {
    return new Hold(UUID.randomUUID(), 3, seats, "EUR", UNTIL);
  }
}
