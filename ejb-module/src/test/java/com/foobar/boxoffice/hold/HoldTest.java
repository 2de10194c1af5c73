package com.foobar.boxoffice.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.fingerprint.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HoldTest {

  private static final Instant UNTIL = Instant.parse("2027-01-01T20:10:00Z");

  private static final ClientAddress HERE = ClientAddress.of("192.0.2.7");
  private static final Holder VISITOR = new Holder(null, "secret of a visitor", HERE);
  private static final Claim CLAIM =
      new Claim(VISITOR.id(), UUID.randomUUID(), "key", Fingerprint.of("seats", "7"));

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

  @Test
  void belongsToWhoMadeItAndToNobodyElse() {
    Hold hold = hold(List.of(new HeldSeat(7, 2500)));

    assertThat(hold.belongsTo(VISITOR)).isTrue();
    assertThat(hold.belongsTo(new Holder(4L, VISITOR.visitor(), HERE)))
        .as("the same visitor, logged in since")
        .isTrue();
    assertThat(hold.belongsTo(new Holder(null, "another", HERE))).isFalse();
    assertThat(hold.belongsTo(new Holder(4L, null, HERE))).isFalse();
  }

  @Test
  void knowsItsRequestAgain() {
    Hold hold = hold(List.of(new HeldSeat(7, 2500)));

    hold.requireSameRequest(Fingerprint.of("seats", "7"));
    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(() -> hold.requireSameRequest(Fingerprint.of("seats", "8")))
        .extracting(BoxOfficeException::code)
        .isEqualTo(Problem.IDEMPOTENCY_KEY_REUSED);
  }

  private static Hold hold(List<HeldSeat> seats) {
    return new Hold(UUID.randomUUID(), 3, seats, "EUR", UNTIL, CLAIM);
  }
}
