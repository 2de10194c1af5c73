package com.foobar.boxoffice.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.venue.Venue;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EventTest {

  private static final Instant SOON = Instant.parse("2027-03-28T18:00:00Z");
  private static final Venue HOUSE = new Venue() {};
  private static final Money PRICE = new Money(2_500, "EUR");

  @Test
  void hasATitleADescriptionAndACurrency() {
    assertThat(event(" Othello ", "By Shakespeare", "EUR").title()).isEqualTo("Othello");

    refused(() -> event("\u200b", "", "EUR"));
    refused(() -> event(null, "", "EUR"));
    refused(() -> event("O".repeat(201), "", "EUR"));
    refused(() -> event("Othello", null, "EUR"));
    refused(() -> event("Othello", "O".repeat(4_001), "EUR"));
    refused(() -> event("Othello", "", "EURO"));
    refused(() -> event("Othello", "", null));
  }

  @Test
  void hasOnePriceForEachTier() {
    Event event = event("Othello", "", "EUR");
    event.price(1, "Stalls", PRICE);
    event.price(2, "Circle", PRICE);

    assertThat(event.tiers()).containsExactlyInAnyOrder(1, 2);
    refused(() -> event.price(1, "Again", PRICE));
  }

  @Test
  void refusesAPriceThatCannotBeAccepted() {
    Event event = event("Othello", "", "EUR");

    refused(() -> event.price(0, "Stalls", PRICE));
    refused(() -> event.price(256, "Stalls", PRICE));
    refused(() -> event.price(1, " ", PRICE));
    refused(() -> event.price(1, "S".repeat(41), PRICE));
    refused(() -> event.price(1, "Stalls", new Money(0, "EUR")));
    refused(() -> event.price(1, "Stalls", new Money(900_719_925_474_100L, "EUR")));
    refused(() -> event.price(1, "Stalls", new Money(2_500, "USD")));
    assertThat(event.tiers()).isEmpty();
  }

  private static Event event(String title, String description, String currency) {
    return new Event(HOUSE, title, description, SOON, currency);
  }

  private static void refused(ThrowingCallable wish) {
    assertThatThrownBy(wish)
        .isInstanceOfSatisfying(
            BoxOfficeException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Problem.INVALID_REQUEST));
  }
}
