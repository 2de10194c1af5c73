package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.event.Event;
import com.foobar.boxoffice.event.Events;
import com.foobar.boxoffice.venue.SeatPlan;
import com.foobar.boxoffice.venue.Section;
import com.foobar.boxoffice.venue.Section.Band;
import com.foobar.boxoffice.venue.Stage;
import com.foobar.boxoffice.venue.Venue;
import com.foobar.boxoffice.venue.Venues;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opens houses and announces events, each in a transaction that is taken back. */
@ArquillianTest
class ProgrammeIT {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Money PRICE = new Money(2_500, "EUR");
  private static final Instant SOON = Instant.now().plus(Duration.ofDays(2));

  /** Two rows of three seats in the first tier, one of two in the second. */
  private static final SeatPlan PLAN =
      new SeatPlan(
          new Stage(7, 5),
          List.of(
              new Section("Stalls", 10, 0, 3, List.of(new Band(2, 1))),
              new Section("Circle", 14.5, 30, 2, List.of(new Band(1, 2)))));

  @Deployment
  static EnterpriseArchive application() {
    return InsideWildfly.with(ProgrammeIT.class, Jdbc.class);
  }

  @Inject private Venues venues;
  @Inject private Events events;
  @Inject private UserTransaction transaction;

  private final String name = "House " + UUID.randomUUID();

  private Jdbc boxOffice;

  @BeforeEach
  void begin() throws Exception {
    boxOffice = Jdbc.of("BoxOfficePrimaryXA");
    transaction.begin();
  }

  @AfterEach
  void takeBack() throws Exception {
    transaction.rollback();
  }

  @Test
  void aHouseIsOpenedWithItsSeatsAndTheirPlaces() throws Exception {
    long venue = venues.open(name, ZONE, PLAN).id();

    assertThat(
            boxOffice.texts(
                "SELECT CONCAT_WS(' ', section, row_label, number, tier, position, x, y) FROM seat"
                    + " WHERE venue_id = ? ORDER BY id",
                venue))
        .containsExactly(
            "Stalls A 1 1 2 -100 995",
            "Stalls A 2 1 1 0 1000",
            "Stalls A 3 1 3 100 995",
            "Stalls B 1 1 5 -100 1095",
            "Stalls B 2 1 4 0 1100",
            "Stalls B 3 1 6 100 1095",
            "Circle A 1 2 7 681 1280",
            "Circle A 2 2 8 768 1230");
    assertThat(
            boxOffice.texts(
                "SELECT CONCAT_WS(' ', name, label_x, label_y) FROM section WHERE venue_id = ?"
                    + " ORDER BY name",
                venue))
        .containsExactly("Circle 725 1256", "Stalls 0 1050");
    assertThat(
            boxOffice.texts(
                "SELECT CONCAT_WS(' ', stage_distance, stage_width, zone) FROM venue WHERE id = ?",
                venue))
        .containsExactly("700 500 Europe/Berlin");
  }

  @Test
  void eachHouseHasANameOfItsOwn() {
    venues.open(name, ZONE, PLAN);

    refused(() -> venues.open(name.toUpperCase(Locale.ROOT), ZONE, PLAN)).contains("already");
  }

  @Test
  void allSeatsOfAnAnnouncedEventAreOnSale() throws Exception {
    Event event = event(venues.open(name, ZONE, PLAN), SOON);
    event.price(1, "Stalls", PRICE);
    event.price(2, "Circle", PRICE);

    events.announce(event);

    assertThat(
            boxOffice.texts(
                "SELECT CONCAT_WS(' ', c.name, COUNT(*), SUM(s.sold), COUNT(s.hold_id))"
                    + " FROM event_seat s JOIN price_category c ON c.id = s.category_id"
                    + " WHERE s.event_id = ? GROUP BY c.id ORDER BY c.tier",
                event.id()))
        .containsExactly("Stalls 6 0 0", "Circle 2 0 0");
  }

  @Test
  void everyTierOfTheHouseHasAPrice() {
    Event event = event(venues.open(name, ZONE, PLAN), SOON);
    event.price(1, "Stalls", PRICE);

    refused(() -> events.announce(event)).contains("no price for tier 2");
  }

  @Test
  void noPriceIsForATierThatTheHouseDoesNotHave() {
    Event event = event(venues.open(name, ZONE, PLAN), SOON);
    event.price(1, "Stalls", PRICE);
    event.price(2, "Circle", PRICE);
    event.price(3, "Roof", PRICE);

    refused(() -> events.announce(event)).contains("tier 3");
  }

  @Test
  void nothingIsAnnouncedThatHasBegun() {
    Event event = event(venues.open(name, ZONE, PLAN), Instant.now().minus(Duration.ofHours(1)));
    event.price(1, "Stalls", PRICE);
    event.price(2, "Circle", PRICE);

    refused(() -> events.announce(event)).contains("begun");
  }

  @Test
  void whatIsDoneIsPartOfATransaction() throws Exception {
    transaction.rollback();
    try {
      assertThatThrownBy(() -> venues.open(name, ZONE, PLAN))
          .isInstanceOf(TransactionalException.class);
    } finally {
      transaction.begin();
    }
  }

  private Event event(Venue venue, Instant start) {
    return new Event(venue, "Event in " + name, "", start, "EUR");
  }

  private static AbstractStringAssert<?> refused(ThrowingCallable wish) {
    BoxOfficeException refusal = catchThrowableOfType(BoxOfficeException.class, wish);
    assertThat(refusal.code()).isEqualTo(Problem.INVALID_REQUEST);
    return assertThat(refusal.getMessage());
  }
}
