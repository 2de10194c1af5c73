package com.foobar.boxoffice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.foobar.boxoffice.Money;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalTest {

  @Test
  void anOrderDebitsTheBuyersSideAndCreditsTheSales() {
    Journal journal =
        Journal.ofOrder(UUID.randomUUID(), LedgerAccount.RECEIVABLES, new Money(6500, "EUR"));

    assertThat(journal.effectOn(LedgerAccount.RECEIVABLES)).isEqualTo(6500);
    assertThat(journal.effectOn(LedgerAccount.TICKET_SALES)).isEqualTo(-6500);
    assertThat(journal.effectOn(LedgerAccount.CARD_CLEARING)).isZero();
  }

  @Test
  void aJournalIsInBalance() {
    Journal journal =
        Journal.ofOrder(UUID.randomUUID(), LedgerAccount.CARD_CLEARING, new Money(1, "EUR"));

    assertThat(Arrays.stream(LedgerAccount.values()).mapToLong(journal::effectOn).sum()).isZero();
  }

  @Test
  void aPostingMovesSomethingSomewhere() {
    Money nothing = new Money(0, "EUR");
    Money something = new Money(1, "EUR");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Posting(LedgerAccount.RECEIVABLES, LedgerAccount.TICKET_SALES, nothing));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Posting(LedgerAccount.TICKET_SALES, LedgerAccount.TICKET_SALES, something));
  }
}
