package com.foobar.boxoffice.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.seat.SeatStatus;
import com.foobar.boxoffice.web.account.RegistrationRequest;
import com.foobar.boxoffice.web.catalogue.EventListResponse;
import com.foobar.boxoffice.web.catalogue.EventResponse;
import com.foobar.boxoffice.web.catalogue.SeatMapResponse;
import com.foobar.boxoffice.web.checkin.AdmittedEventsResponse;
import com.foobar.boxoffice.web.checkin.CheckInRequest;
import com.foobar.boxoffice.web.checkin.CheckInResponse;
import com.foobar.boxoffice.web.checkin.UndoRequest;
import com.foobar.boxoffice.web.checkin.UndoResponse;
import com.foobar.boxoffice.web.hold.HoldListResponse;
import com.foobar.boxoffice.web.hold.HoldRequest;
import com.foobar.boxoffice.web.hold.HoldResponse;
import com.foobar.boxoffice.web.order.OrderRequest;
import com.foobar.boxoffice.web.order.OrderResponse;
import com.foobar.boxoffice.web.session.LoginRequest;
import com.foobar.boxoffice.web.session.SessionResponse;
import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON-B has had bugs with records: every body must come back from JSON as it went in. */
class RecordsInJsonTest {

  private static final String ZONE = "Europe/London";
  private static final Instant AT = Instant.parse("2027-03-01T19:30:00Z");
  private static final Money PRICE = new Money(2500, "EUR");
  private static final UUID ID = UUID.fromString("11111111-1111-4111-8111-111111111111");

  private final Jsonb jsonb = new JsonbProvider().getContext(Object.class);

  static Stream<Record> bodies() {
    return Stream.of(
        new RegistrationRequest("a@example.org", "secret123", "Zoë"),
        new LoginRequest("a@example.org", "secret123"),
        new SessionResponse("a@example.org", "Zoë", List.of("buyer", "door")),
        new EventListResponse(
            List.of(
                new EventListResponse.ListedEvent(1, "Othello", AT, ZONE, "Old House", PRICE, 400)),
            1,
            2),
        new EventResponse(
            1,
            "Othello",
            "By \"Shakespeare\"\n",
            AT,
            ZONE,
            "Old House",
            PRICE,
            400,
            List.of(new EventResponse.PriceCategory(5, "Stalls", PRICE))),
        new SeatMapResponse(
            List.of(new SeatMapResponse.Seat(11, "Stalls", "A", 1, 5, SeatStatus.HELD, -50, 1_000)),
            List.of(new SeatMapResponse.Section("Stalls", 0, 1_000)),
            new SeatMapResponse.Stage(700, 300)),
        new HoldRequest(List.of(11L, 12L), null, null),
        new HoldRequest(null, 5L, 2),
        new HoldResponse(ID, 1, List.of(11L), AT, PRICE),
        new HoldListResponse(
            List.of(
                new HoldListResponse.OwnHold(
                    ID,
                    1,
                    "Othello",
                    AT,
                    ZONE,
                    "Old House",
                    List.of(new HoldListResponse.Seat(11, "Stalls", "A", 1, 5, "Stalls", PRICE)),
                    List.of(11L),
                    AT,
                    PRICE))),
        new OrderRequest(ID, new OrderRequest.Payment("test-card", "4242 4242 4242 4242")),
        new OrderResponse(
            ID,
            "F-1001",
            AT,
            1,
            "Othello",
            AT,
            ZONE,
            "Old House",
            "invoice",
            PRICE,
            List.of(new OrderResponse.Ticket(ID, 11, "Stalls", "A", 1, "K7Q4"))),
        new CheckInRequest("K7Q4", null, 1L),
        new CheckInResponse(ID, "K7Q4", AT, "Door A", 1, "Othello", AT, ZONE, "Stalls", "A", 1),
        new UndoRequest("Wrong person", null),
        new UndoResponse(ID, "K7Q4", AT, AT, "Door A", "Wrong person"),
        new AdmittedEventsResponse(
            List.of(
                new AdmittedEventsResponse.Event(1, "Othello", AT, ZONE, "Old House", 300, 12))));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void comeBackAsTheyWere(Record body) {
    assertThat(jsonb.fromJson(jsonb.toJson(body), body.getClass())).isEqualTo(body);
  }

  @Test
  void leaveOutWhatIsAbsentAndWriteTimesInUtc() {
    assertThat(jsonb.toJson(new HoldRequest(null, 5L, 2)))
        .isEqualTo("{\"categoryId\":5,\"quantity\":2}");
    assertThat(jsonb.toJson(new HoldResponse(ID, 1, List.of(), AT, PRICE)))
        .contains("\"expiresAt\":\"2027-03-01T19:30:00Z\"");
  }

  @Test
  void doNotShowSecretsInLogs() {
    assertThat(new RegistrationRequest("a@example.org", "secret123", "Zoë"))
        .asString()
        .doesNotContain("secret123");
    assertThat(new LoginRequest("a@example.org", "secret123"))
        .asString()
        .doesNotContain("secret123");
    assertThat(new OrderRequest(ID, new OrderRequest.Payment("test-card", "4242")))
        .asString()
        .doesNotContain("4242");
  }
}
