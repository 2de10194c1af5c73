package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.BestWanted;
import com.foobar.tests.site.Event;
import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.Hold;
import com.foobar.tests.site.Login;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Payment;
import com.foobar.tests.site.Purchase;
import com.foobar.tests.site.Registration;
import com.foobar.tests.site.Seat;
import com.foobar.tests.site.SeatsWanted;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every call of the API contract (docs/architecture.md), as written, through the balancer. */
class ApiContractStackIT {
  private static final String PASSWORD = "correct horse";

  private final TestStack stack;
  private final Visitor visitor;

  ApiContractStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.visitor = site.visitor();
  }

  @Test
  void anAccountIsOpenedOnce() {
    String email = someEmail();
    Registration registration = new Registration(email, PASSWORD, "Ada");

    Answer opened = visitor.post("/api/accounts", registration);
    Answer again = visitor.post("/api/accounts", registration);

    assertThat(opened.require(201).body()).doesNotContain(PASSWORD);
    assertThat(again.require(409).problem()).isEqualTo("email-taken");
  }

  @Test
  void aNameCanBeRead() {
    for (String nothing : List.of(" ", "\u00a0", "\u200b\u200d", "\u3164")) {
      Answer refused =
          visitor.post("/api/accounts", new Registration(someEmail(), PASSWORD, nothing));
      assertThat(refused.require(400).problem()).isEqualTo("invalid-request");
    }
    visitor.post("/api/accounts", new Registration(someEmail(), PASSWORD, "🎭")).require(201);
  }

  @Test
  void aSessionBeginsAndEnds() {
    String email = someEmail();
    visitor.post("/api/accounts", new Registration(email, PASSWORD, "Ada")).require(201);

    assertThat(visitor.get("/api/session").require(401).problem()).isEqualTo("login-required");
    JsonNode session = visitor.post("/api/session", new Login(email, PASSWORD)).require(200).json();
    assertThat(session.get("email").asText()).isEqualTo(email);
    assertThat(session.get("name").asText()).isEqualTo("Ada");
    assertThat(session.get("roles")).extracting(JsonNode::asText).containsExactly("buyer");
    assertThat(visitor.get("/api/session").require(200).json()).isEqualTo(session);

    visitor.delete("/api/session").require(204);
    visitor.get("/api/session").require(401);
  }

  @Test
  void aWrongPasswordIsNoLogin() {
    String email = someEmail();
    visitor.post("/api/accounts", new Registration(email, PASSWORD, "Ada")).require(201);

    Answer answer = visitor.post("/api/session", new Login(email, PASSWORD + "!"));

    assertThat(answer.require(401).problem()).isEqualTo("invalid-credentials");
  }

  @Test
  void eventsAreListedAndSearched() {
    JsonNode page = visitor.get("/api/events").require(200).json();
    assertThat(page.get("page").asInt()).isEqualTo(1);
    assertThat(page.get("pages").asInt()).isPositive();
    assertThat(page.get("items")).isNotEmpty();
    for (JsonNode item : page.get("items")) {
      assertThat(item.get("id").isIntegralNumber()).isTrue();
      assertThat(item.get("title").asText()).isNotBlank();
      assertThat(Instant.parse(item.get("startsAt").asText())).isAfter(Instant.now());
      assertThat(item.get("venue").asText()).isNotBlank();
      assertThat(item.at("/fromPrice/amountMinor").asLong()).isPositive();
      assertThat(item.at("/fromPrice/currency").asText()).isEqualTo("EUR");
      assertThat(item.get("seatsFree").isIntegralNumber()).isTrue();
    }

    String title = page.at("/items/0/title").asText();
    String word = title.split("\\W+")[0];
    JsonNode found = visitor.get("/api/events?query=" + word).require(200).json();
    assertThat(found.get("items")).extracting(i -> i.get("title").asText()).contains(title);
    JsonNode nothing = visitor.get("/api/events?query=zzzzzzzz").require(200).json();
    assertThat(nothing.get("items")).isEmpty();
  }

  @Test
  void anEventHasCategoriesAndSeats() {
    Event event = visitor.event(someEvent().id());
    List<Seat> seats = visitor.seats(event.id());

    assertThat(event.categories()).isNotEmpty();
    assertThat(event.categories())
        .allSatisfy(c -> assertThat(c.price().amountMinor()).isPositive());
    assertThat(seats).hasSizeGreaterThanOrEqualTo((int) event.seatsFree());
    assertThat(seats).extracting(Seat::status).contains("FREE").isSubsetOf("FREE", "HELD", "SOLD");
    assertThat(seats)
        .extracting(Seat::categoryId)
        .isSubsetOf(event.categories().stream().map(Event.Category::id).toList());
    assertThat(visitor.get("/api/events/999999").require(404).problem()).isEqualTo("not-found");
    assertThat(visitor.get("/api/events/999999/seats").require(404).problem())
        .isEqualTo("not-found");
  }

  @Test
  void namedSeatsAreHeldOnceAndCanBeGivenBack() {
    long event = someEvent().id();
    List<Long> wanted = visitor.freeSeats(event, 2).stream().map(Seat::id).toList();
    String holds = "/api/events/" + event + "/holds";

    Hold hold = visitor.post(holds, new SeatsWanted(wanted)).require(201).as(Hold.class);
    assertThat(hold.seatIds()).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(hold.expiresAt()).isAfter(Instant.now());
    assertThat(hold.total().amountMinor()).isPositive();

    Visitor stranger = stack.site().visitor();
    Answer second = stranger.post(holds, new SeatsWanted(wanted.subList(0, 1)));
    assertThat(second.require(409).problem()).isEqualTo("seat-taken");
    assertThat(stranger.delete("/api/holds/" + hold.id()).require(404).problem())
        .isEqualTo("not-found");
    assertThat(stranger.get("/api/holds").require(200).json().get("items")).isEmpty();

    visitor.delete("/api/holds/" + hold.id()).require(204);
    visitor.delete("/api/holds/" + hold.id()).require(204);
    visitor.post(holds, new SeatsWanted(wanted)).require(201);
  }

  @Test
  void aHoldIsFoundAgainOnAnyServerAndByItsKey() {
    long event = someEvent().id();
    List<Long> wanted = visitor.freeSeats(event, 3).stream().map(Seat::id).toList();
    String holds = "/api/events/" + event + "/holds";
    String key = UUID.randomUUID().toString();
    SeatsWanted two = new SeatsWanted(wanted.subList(0, 2));
    visitor.get("/api/holds").require(200);

    Answer made = visitor.movedTo("server-1").post(holds, two, "Idempotency-Key", key).require(201);
    Answer again = visitor.movedTo("server-2").post(holds, two, "Idempotency-Key", key);
    assertThat(again.require(200).json()).isEqualTo(made.json());
    assertThat(
            visitor
                .post(holds, new SeatsWanted(wanted), "Idempotency-Key", key)
                .require(422)
                .problem())
        .isEqualTo("idempotency-key-reused");
    assertThat(visitor.post(holds, two).require(200).json())
        .as("without a key: the own seats are not taken")
        .isEqualTo(made.json());

    JsonNode own = visitor.movedTo("server-1").get("/api/holds").require(200).json().get("items");
    assertThat(own).hasSize(1);
    assertThat(own.at("/0/id")).isEqualTo(made.json().get("id"));
    assertThat(own.at("/0/seats")).hasSize(2);
    assertThat(own.at("/0/zone").asText()).isEqualTo("Europe/Berlin");

    Visitor stranger = stack.site().visitor();
    assertThat(stranger.post(holds, two, "Idempotency-Key", key).require(409).problem())
        .as("the key is the visitor's own")
        .isEqualTo("seat-taken");

    // Another choice with a seat of the old one takes its place and ends no later.
    Hold other =
        visitor.post(holds, new SeatsWanted(wanted.subList(1, 3))).require(201).as(Hold.class);
    assertThat(other.expiresAt()).isEqualTo(made.as(Hold.class).expiresAt());
    assertThat(visitor.get("/api/holds").json().get("items")).hasSize(1);
    assertThat(visitor.post(holds, two, "Idempotency-Key", key).require(409).problem())
        .isEqualTo("hold-expired");

    // What was held before is the buyer's after logging in, also elsewhere.
    visitor.registered();
    assertThat(visitor.get("/api/holds").json().at("/items/0/id").asText())
        .isEqualTo(other.id().toString());
    visitor.order(other);
    assertThat(visitor.get("/api/holds").json().get("items")).isEmpty();
  }

  /** Past the balancer, where an address can be claimed. */
  @Test
  void oneAddressKeepsNoHouseWithoutALogin() {
    Event event = visitor.event(someEvent().id());
    String holds = "/api/events/" + event.id() + "/holds";
    String[] from = {"X-Forwarded-For", "203.0.113." + (1 + event.id() % 200)};
    List<Seat> free = visitor.freeSeats(event.id(), 200);
    List<Long> seats = free.subList(100, 200).stream().map(Seat::id).toList();

    List<Answer> answers =
        Rush.of(
            IntStream.range(0, 10)
                .mapToObj(
                    i ->
                        () ->
                            stack
                                .nginxOf(i % 2 == 0 ? "server-1" : "server-2")
                                .visitor()
                                .post(
                                    holds,
                                    new SeatsWanted(seats.subList(10 * i, 10 * i + 10)),
                                    from)));

    assertThat(answers).extracting(Answer::status).containsOnly(201, 429);
    assertThat(answers.stream().filter(answer -> answer.status() == 201))
        .as("ten seats each, whoever asks at the same moment")
        .hasSize(6);
    Answer refused =
        answers.stream().filter(answer -> answer.status() == 429).findFirst().orElseThrow();
    assertThat(refused.problem()).isEqualTo("too-many-seats");
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 600);

    Visitor loggedIn = stack.nginxOf("server-1").visitor().registered();
    Long one = free.get(0).id();
    loggedIn.post(holds, new SeatsWanted(List.of(one)), from).require(201);
  }

  @Test
  void theBestSeatsOfACategoryAreHeld() {
    Event event = visitor.event(someEvent().id());
    long category = event.categories().get(0).id();

    Hold hold = visitor.holdBest(event.id(), category, 3);

    assertThat(hold.seatIds()).hasSize(3).doesNotHaveDuplicates();
    assertThat(hold.total().amountMinor())
        .isEqualTo(3 * event.categories().get(0).price().amountMinor());
  }

  /** Odd numbers here, even ones on the other side of the house. */
  @Test
  void seatsThatAreNumberedByTwosAreNeighbours() {
    Databases databases = stack.databases();
    String house = "By twos " + UUID.randomUUID();
    databases.change("INSERT INTO boxoffice.venue (name) VALUES (?)", house);
    databases.change(
        "INSERT INTO boxoffice.event (venue_id, title, description, starts_at, currency)"
            + " SELECT id, name, '', UTC_TIMESTAMP() + INTERVAL 4 YEAR, 'EUR'"
            + " FROM boxoffice.venue WHERE name = ?",
        house);
    databases.change(
        "INSERT INTO boxoffice.price_category (event_id, tier, name, price_minor)"
            + " SELECT id, 1, 'All', 100 FROM boxoffice.event WHERE title = ?",
        house);
    // The best single seats are at both ends.
    databases.change(
        "INSERT INTO boxoffice.seat (venue_id, section, row_label, number, tier, position)"
            + " SELECT v.id, 'Left', 'A', n.number, 1, n.position FROM boxoffice.venue v"
            + " JOIN (SELECT 1 AS number, 1 AS position UNION ALL SELECT 3, 3 UNION ALL SELECT 5, 4"
            + " UNION ALL SELECT 7, 2) n WHERE v.name = ?",
        house);
    databases.change(
        "INSERT INTO boxoffice.event_seat (event_id, seat_id, category_id, position)"
            + " SELECT e.id, s.id, c.id, s.position FROM boxoffice.event e"
            + " JOIN boxoffice.seat s ON s.venue_id = e.venue_id"
            + " JOIN boxoffice.price_category c ON c.event_id = e.id WHERE e.title = ?",
        house);
    long event = databases.number("SELECT id FROM boxoffice.event WHERE title = ?", house);
    long category =
        databases.number("SELECT id FROM boxoffice.price_category WHERE event_id = ?", event);

    Hold hold = visitor.holdBest(event, category, 2);

    assertThat(
            databases.rows(
                "SELECT s.number FROM boxoffice.seat s JOIN boxoffice.event_seat es"
                    + " ON es.seat_id = s.id WHERE es.event_id = ? AND es.hold_id IS NOT NULL"
                    + " ORDER BY s.number",
                event))
        .extracting(row -> ((Number) row.get("number")).intValue())
        .containsExactly(1, 3);
    assertThat(hold.seatIds()).hasSize(2);
  }

  @Test
  void holdingMoreThanTenSeatsIsRefused() {
    Event event = visitor.event(someEvent().id());
    long category = event.categories().get(0).id();

    Answer answer =
        visitor.post("/api/events/" + event.id() + "/holds", new BestWanted(category, 11));

    assertThat(answer.require(400).problem()).isEqualTo("invalid-request");
  }

  @Test
  void anOrderIsPlacedOnceForAKey() {
    visitor.registered();
    Hold hold = holdOne();
    String key = UUID.randomUUID().toString();

    Answer placed = visitor.tryOrder(hold, Payment.CARD, key).require(201);
    Answer repeated = visitor.tryOrder(hold, Payment.CARD, key).require(200);
    Answer other = visitor.tryOrder(hold, Payment.INVOICE, key);

    Order order = placed.as(Order.class);
    assertThat(order.number()).isNotBlank();
    assertThat(order.total()).isEqualTo(hold.total());
    assertThat(order.tickets()).extracting(Order.Ticket::seatId).isEqualTo(hold.seatIds());
    assertThat(order.tickets()).allSatisfy(ticket -> assertThat(ticket.code()).isNotBlank());
    assertThat(repeated.json()).isEqualTo(placed.json());
    assertThat(other.require(422).problem()).isEqualTo("idempotency-key-reused");

    assertThat(visitor.orders()).containsExactly(order);
    assertThat(visitor.get("/api/orders/" + order.id()).require(200).json())
        .isEqualTo(placed.json());
  }

  @Test
  void orderingNeedsALoginAndAKey() {
    Hold hold = holdOne();

    Answer anonymous = visitor.tryOrder(hold, UUID.randomUUID().toString());
    assertThat(anonymous.require(401).problem()).isEqualTo("login-required");

    visitor.registered();
    Answer keyless = visitor.post("/api/orders", new Purchase(hold.id(), Payment.INVOICE));
    assertThat(keyless.require(400).problem()).isEqualTo("idempotency-key-missing");
  }

  @Test
  void aDeclinedCardLeavesTheHold() {
    visitor.registered();
    Hold hold = holdOne();

    Answer declined = visitor.tryOrder(hold, Payment.DECLINED_CARD, UUID.randomUUID().toString());

    assertThat(declined.require(402).problem()).isEqualTo("payment-declined");
    assertThat(visitor.orders()).isEmpty();
    visitor.order(hold);
  }

  @Test
  void anotherAccountsOrderIsNotFound() {
    visitor.registered();
    Order order = visitor.order(holdOne());

    Visitor stranger = stack.site().visitor().registered();

    assertThat(stranger.get("/api/orders/" + order.id()).require(404).problem())
        .isEqualTo("not-found");
    assertThat(stranger.orders()).isEmpty();
  }

  @Test
  void theCodeOfATicketIsDrawnForItsOwnerAlone() {
    visitor.registered();
    Order order = visitor.order(holdOne());
    String code =
        "/api/orders/%s/tickets/%s/code".formatted(order.id(), order.tickets().get(0).id());

    Answer drawn = visitor.get(code).require(200);
    assertThat(drawn.contentType()).startsWith("image/svg+xml");
    assertThat(drawn.header("Cache-Control")).hasValue("no-store");
    assertThat(drawn.body()).startsWith("<svg").doesNotContain(order.tickets().get(0).code());

    Visitor stranger = stack.site().visitor().registered();
    assertThat(stranger.get(code).require(404).problem()).isEqualTo("not-found");
    assertThat(stack.site().visitor().get(code).require(401).problem()).isEqualTo("login-required");
  }

  @Test
  void aTicketIsAdmittedOnce() {
    visitor.registered();
    JsonNode order = visitor.tryOrder(holdOne(), UUID.randomUUID().toString()).require(201).json();
    String code = order.at("/tickets/0/code").asText();
    long event = order.get("eventId").asLong();
    CheckIn checkIn = new CheckIn(code.toLowerCase(Locale.ROOT).replace('0', 'o'), event);
    assertThat(visitor.post("/api/checkins", checkIn).require(403).problem())
        .isEqualTo("forbidden");

    Visitor door =
        stack
            .site()
            .visitor()
            .loggedIn("door@foobar.com", stack.context().secrets().get("application.door"));
    Answer early = door.post("/api/checkins", new CheckIn(code, null)).require(409);
    assertThat(early.problem()).isEqualTo("too-early");
    Answer elsewhere = door.post("/api/checkins", new CheckIn(code, event + 1));
    assertThat(elsewhere.require(409).problem()).isEqualTo("wrong-event");
    assertThat(elsewhere.json().get("eventId").asLong()).isEqualTo(event);
    assertThat(elsewhere.json().get("event").asText()).isNotBlank();

    Answer first = door.post("/api/checkins", checkIn).require(200);
    Answer second = door.post("/api/checkins", checkIn).require(409);

    assertThat(second.problem()).isEqualTo("already-admitted");
    assertThat(second.json().get("at")).isEqualTo(first.json().get("at"));
    assertThat(second.json().get("door").asText()).isNotBlank();

    String undo = "/api/checkins/" + first.json().get("id").asText() + "/undo";
    for (String nothing : List.of(" ", "\u200b", "\u0301", "\u3164\u00ad")) {
      assertThat(door.post(undo, new Undo(nothing)).require(400).problem())
          .as("a reason that nobody can read")
          .isEqualTo("invalid-request");
    }
    Answer undone = door.post(undo, new Undo("Scanned twice by mistake")).require(200);
    assertThat(door.post(undo, new Undo("Again")).require(200).json()).isEqualTo(undone.json());
    String key = UUID.randomUUID().toString();
    Answer third = door.post("/api/checkins", checkIn, "Idempotency-Key", key).require(200);
    assertThat(third.json().get("id")).isNotEqualTo(first.json().get("id"));
    assertThat(door.post("/api/checkins", checkIn, "Idempotency-Key", key).require(200).json())
        .as("asked again after a lost answer")
        .isEqualTo(third.json());
    assertThat(
            door.post("/api/checkins", new CheckIn(code, event + 1), "Idempotency-Key", key)
                .require(422)
                .problem())
        .isEqualTo("idempotency-key-reused");
    door.post("/api/checkins/" + third.json().get("id").asText() + "/undo", new Undo("Left"))
        .require(200);
    assertThat(door.post("/api/checkins", checkIn, "Idempotency-Key", key).require(422).problem())
        .as("taken back")
        .isEqualTo("idempotency-key-reused");
    door.post("/api/checkins", checkIn).require(200);
    assertThat(
            stack
                .databases()
                .number(
                    "SELECT COUNT(*) FROM boxoffice.admission_undone u JOIN boxoffice.account a"
                        + " ON a.id = u.undone_by WHERE u.admission_id = UUID_TO_BIN(?)"
                        + " AND u.reason = 'Scanned twice by mistake' AND a.email = 'door@foobar.com'",
                    first.json().get("id").asText()))
        .isEqualTo(1);
    door.get("/api/checkins/events").require(200);
  }

  @Test
  void anEventThatIsBeingPreparedTakesNothingDown() {
    Databases databases = stack.databases();
    databases.change(
        "INSERT INTO boxoffice.event (venue_id, title, description, starts_at, currency)"
            + " SELECT MIN(id), 'Coming soon', '', UTC_TIMESTAMP(6) + INTERVAL 1 HOUR, 'EUR'"
            + " FROM boxoffice.venue");
    databases.change(
        "INSERT INTO boxoffice.event (venue_id, title, description, starts_at, currency)"
            + " SELECT MIN(id), 'Odd money', '', UTC_TIMESTAMP(6) + INTERVAL 2 HOUR, 'ZZZ'"
            + " FROM boxoffice.venue");
    databases.change(
        "INSERT INTO boxoffice.price_category (event_id, tier, name, price_minor)"
            + " SELECT id, 1, 'All', 100 FROM boxoffice.event WHERE title = 'Odd money'");
    try {
      long coming = databases.number("SELECT id FROM boxoffice.event WHERE title = 'Coming soon'");
      await("the replicas have it")
          .until(() -> visitor.get("/api/events/" + coming + "/seats").status() == 200);
      assertThat(stack.site().freshEvents().require(200).json().get("items"))
          .isNotEmpty()
          .extracting(item -> item.get("title").asText())
          .doesNotContain("Coming soon", "Odd money");
      JsonNode event = visitor.get("/api/events/" + coming).require(200).json();
      assertThat(event.get("categories")).isEmpty();
      assertThat(event.has("fromPrice")).isFalse();
      assertThat(visitor.post("/api/events/" + coming + "/holds", new BestWanted(1, 1)).problem())
          .isEqualTo("not-found");
      long odd = databases.number("SELECT id FROM boxoffice.event WHERE title = 'Odd money'");
      databases.change(
          "INSERT INTO boxoffice.event_seat (event_id, seat_id, category_id, position)"
              + " SELECT c.event_id, MIN(s.id), c.id, 1 FROM boxoffice.price_category c"
              + " JOIN boxoffice.seat s WHERE c.event_id = ? GROUP BY c.id",
          odd);
      long category =
          databases.number("SELECT id FROM boxoffice.price_category WHERE event_id = ?", odd);
      assertThat(
              visitor.post("/api/events/" + odd + "/holds", new BestWanted(category, 1)).problem())
          .as("what cannot be shown is not sold")
          .isEqualTo("not-found");
    } finally {
      databases.change(
          "DELETE FROM boxoffice.event_seat WHERE event_id IN"
              + " (SELECT id FROM boxoffice.event WHERE title = 'Odd money')");
      databases.change(
          "DELETE FROM boxoffice.price_category WHERE event_id IN"
              + " (SELECT id FROM boxoffice.event WHERE title = 'Odd money')");
      databases.change("DELETE FROM boxoffice.event WHERE title IN ('Coming soon', 'Odd money')");
    }
  }

  /** A number that can be stored can be read, whichever query hands it out. */
  @Test
  void theHighestNumbersThatTheSchemaTakesAreShownHeldSoldAndAdmitted() {
    HostileEvent event = HostileEvent.in(stack.databases());
    String seats = "/api/events/" + event.id() + "/seats";
    await("the replicas have it").until(() -> visitor.get(seats).status() != 404);

    visitor.registered();
    JsonNode last =
        visitor.get(seats).require(200).json().get("seats").get(HostileEvent.SEATS_IN_A_ROW - 1);
    assertThat(last.get("number").asInt()).isEqualTo(HostileEvent.LAST_SEAT);
    long dearest = visitor.event(event.id()).categories().get(0).id();
    Hold best = visitor.holdBest(event.id(), dearest, 10);
    assertThat(best.total().amountMinor()).isEqualTo(10 * HostileEvent.HIGHEST_PRICE);
    visitor.delete("/api/holds/" + best.id()).require(204);

    Hold hold = visitor.hold(event.id(), last.get("id").asLong());
    JsonNode held = visitor.get("/api/holds").require(200).json().at("/items/0/seats/0");
    assertThat(held.get("number").asInt()).isEqualTo(HostileEvent.LAST_SEAT);
    Order order = visitor.order(hold);
    assertThat(order.total().amountMinor()).isEqualTo(HostileEvent.HIGHEST_PRICE);
    for (String path : List.of("/api/orders/" + order.id(), "/api/orders")) {
      assertThat(visitor.get(path).require(200).body()).contains(":" + HostileEvent.LAST_SEAT);
    }
    Visitor door =
        stack
            .site()
            .visitor()
            .loggedIn("door@foobar.com", stack.context().secrets().get("application.door"));
    CheckIn checkIn = new CheckIn(order.tickets().get(0).code(), event.id());
    JsonNode admitted = door.post("/api/checkins", checkIn).require(200).json();
    assertThat(admitted.get("number").asInt()).isEqualTo(HostileEvent.LAST_SEAT);
  }

  @Test
  void everyAnswerSaysWhichRequestItIsAndWhoAnswered() {
    for (String path : List.of("/", "/api/events", "/api/session", "/api/nothing", "/nothing")) {
      Answer answer = visitor.get(path, "X-Request-Id", "chosen-by-somebody-outside");
      assertThat(answer.header("X-Request-Id")).as(path).isPresent();
      assertThat(answer.header("X-Request-Id")).as(path).isNotEqualTo("chosen-by-somebody-outside");
      assertThat(answer.servedBy()).as(path).matches("server-[12]");
    }
  }

  @Test
  void theApiDescribesItself() {
    Answer answer = visitor.get("/api/openapi", "Accept", "application/json").require(200);

    assertThat(answer.json().get("paths").fieldNames())
        .toIterable()
        .contains(
            "/api/accounts",
            "/api/session",
            "/api/events",
            "/api/events/{id}",
            "/api/events/{id}/seats",
            "/api/holds",
            "/api/holds/{id}",
            "/api/orders",
            "/api/orders/{id}",
            "/api/orders/{id}/tickets/{ticket}/code",
            "/api/checkins",
            "/api/checkins/events",
            "/api/checkins/{id}/undo");
  }

  private record CheckIn(String code, Long eventId) {}

  private record Undo(String reason) {}

  private static String someEmail() {
    return "ada-" + UUID.randomUUID() + "@example.com";
  }

  private EventSummary someEvent() {
    return visitor.roomiestEvent();
  }

  private Hold holdOne() {
    long event = someEvent().id();
    return visitor.hold(event, visitor.freeSeats(event, 1).get(0).id());
  }
}
