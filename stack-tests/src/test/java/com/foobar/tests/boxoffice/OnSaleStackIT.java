package com.foobar.tests.boxoffice;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.BestWanted;
import com.foobar.tests.site.BusyBuyers;
import com.foobar.tests.site.Event;
import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.Hold;
import com.foobar.tests.site.Login;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Registration;
import com.foobar.tests.site.Seat;
import com.foobar.tests.site.SeatsWanted;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rush when an on-sale opens: no seat is sold twice, and nobody gets a server error. */
class OnSaleStackIT {
  private static final int BUYERS = 100;
  private static final int SEATS = 50;

  private final TestStack stack;
  private final Databases databases;
  private final Site site;

  OnSaleStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @Test
  void aHundredBuyersForTheLastFiftySeats() {
    Event event = site.visitor().event(smallestEvent().id());
    Event.Category category = categoryWithFewestFree(event);
    leaveFree(event, category);
    List<Visitor> buyers =
        Rush.beforehand(
            IntStream.range(0, BUYERS).mapToObj(i -> () -> site.visitor().registered()));

    List<Answer> holds =
        Rush.of(
            buyers.stream()
                .map(
                    buyer ->
                        () ->
                            buyer.post(
                                "/api/events/" + event.id() + "/holds",
                                new BestWanted(category.id(), 1))));
    List<Answer> orders =
        Rush.of(
            IntStream.range(0, BUYERS)
                .filter(i -> holds.get(i).status() == 201)
                .mapToObj(i -> () -> order(buyers.get(i), holds.get(i).as(Hold.class))));

    assertThat(statuses(holds)).isEqualTo(Map.of(201, (long) SEATS, 409, (long) BUYERS - SEATS));
    assertThat(holds)
        .filteredOn(answer -> answer.status() == 409)
        .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("seat-taken"));
    assertThat(statuses(orders)).isEqualTo(Map.of(201, (long) SEATS));
    assertSold(event.id(), orders.stream().map(answer -> answer.as(Order.class)).toList());
  }

  @Test
  void everybodyWantsTheSameSeats() {
    Visitor visitor = site.visitor();
    long event = visitor.roomiestEvent().id();
    List<Long> wanted = visitor.freeSeats(event, 4).stream().map(Seat::id).toList();

    // Overlapping pairs, in both orders, which is what makes careless locking deadlock.
    List<Answer> holds =
        Rush.of(
            IntStream.range(0, 60)
                .mapToObj(
                    i -> {
                      long a = wanted.get(i % 4);
                      long b = wanted.get((i + 1) % 4);
                      return () ->
                          site.visitor()
                              .post(
                                  "/api/events/" + event + "/holds",
                                  new SeatsWanted(i % 2 == 0 ? List.of(a, b) : List.of(b, a)));
                    }));

    assertThat(holds).extracting(Answer::status).containsOnly(201, 409);
    List<Long> held =
        holds.stream()
            .filter(answer -> answer.status() == 201)
            .flatMap(answer -> answer.as(Hold.class).seatIds().stream())
            .toList();
    assertThat(held).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(wanted);
  }

  @Test
  void oneKeySentManyTimesAtOncePlacesOneOrder() {
    Visitor buyer = site.visitor().registered();
    long event = buyer.roomiestEvent().id();
    Hold hold = buyer.hold(event, buyer.freeSeats(event, 1).get(0).id());
    String key = UUID.randomUUID().toString();

    List<Answer> answers =
        Rush.of(IntStream.range(0, 12).mapToObj(i -> () -> buyer.tryOrder(hold, key)));

    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 200, 11L));
    assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
    assertThat(
            databases.number(
                "SELECT COUNT(*) FROM boxoffice.orders WHERE idempotency_key = ?", key))
        .isEqualTo(1);
  }

  /** Somebody tries passwords; nobody who buys has to wait for that, and the owner gets in. */
  @Test
  void wrongLogInsHoldUpNobody() {
    String email = "tried-" + UUID.randomUUID() + "@example.com";
    String password = "correct horse";
    site.visitor().post("/api/accounts", new Registration(email, password, "Ada")).require(201);
    try (BusyBuyers buyers = BusyBuyers.at(site)) {
      List<Answer> tries =
          Rush.of(
              IntStream.range(0, 300)
                  .mapToObj(
                      i ->
                          () ->
                              site.visitor()
                                  .post("/api/session", new Login(email, "password " + i))));

      assertThat(tries).extracting(Answer::status).isSubsetOf(401, 429, 503);
      List<Answer> slowed = tries.stream().filter(answer -> answer.status() == 429).toList();
      assertThat(slowed).as("refused before anything is hashed").hasSizeGreaterThan(200);
      assertThat(slowed)
          .allSatisfy(
              answer -> {
                assertThat(answer.problem()).isEqualTo("too-many-attempts");
                assertThat(answer.header("Retry-After")).isPresent();
              });
      buyers.awaitMore(Duration.ofMinutes(1));
    }
    // Past the balancer, where an address can be claimed.
    stack
        .nginxOf("server-1")
        .visitor()
        .post("/api/session", new Login(email, password), "X-Forwarded-For", "198.51.100.7")
        .require(200);
  }

  private static Answer order(Visitor buyer, Hold hold) {
    return buyer.tryOrder(hold, UUID.randomUUID().toString());
  }

  private EventSummary smallestEvent() {
    return site.visitor().events().items().stream()
        .filter(event -> event.seatsFree() > SEATS)
        .min(Comparator.comparingLong(EventSummary::seatsFree))
        .orElseThrow();
  }

  private Event.Category categoryWithFewestFree(Event event) {
    Map<Long, Long> free =
        site.visitor().seats(event.id()).stream()
            .filter(Seat::isFree)
            .collect(groupingBy(Seat::categoryId, counting()));
    return event.categories().stream()
        .filter(category -> free.getOrDefault(category.id(), 0L) >= SEATS)
        .min(Comparator.comparing(category -> free.get(category.id())))
        .orElseThrow();
  }

  /** Holds all free seats of the category but the fifty that the rush is for. */
  private void leaveFree(Event event, Event.Category category) {
    List<Long> free =
        site.visitor().seats(event.id()).stream()
            .filter(seat -> seat.categoryId() == category.id() && seat.isFree())
            .map(Seat::id)
            .toList();
    for (int from = SEATS; from < free.size(); from += 10) {
      // Each with an account of its own: the box office gives nobody a house.
      site.visitor()
          .registered()
          .hold(
              event.id(),
              free.subList(from, Math.min(from + 10, free.size())).toArray(Long[]::new));
    }
  }

  private static Map<Integer, Long> statuses(List<Answer> answers) {
    return answers.stream().collect(groupingBy(Answer::status, counting()));
  }

  /** What was acknowledged is what both databases hold. */
  private void assertSold(long event, List<Order> orders) {
    List<Order.Ticket> tickets =
        orders.stream().flatMap(order -> order.tickets().stream()).toList();
    assertThat(tickets).hasSize(SEATS);
    assertThat(tickets).extracting(Order.Ticket::seatId).doesNotHaveDuplicates();
    assertThat(tickets).extracting(Order.Ticket::code).doesNotHaveDuplicates();

    String ids =
        orders.stream()
            .map(order -> "UUID_TO_BIN('" + order.id() + "')")
            .collect(Collectors.joining(", "));
    assertThat(
            databases.number(
                "SELECT COUNT(DISTINCT seat_id) FROM boxoffice.ticket WHERE voided_at IS NULL"
                    + " AND order_id IN ("
                    + ids
                    + ")"))
        .isEqualTo(SEATS);
    assertThat(
            databases.number(
                "SELECT COUNT(*) - COUNT(DISTINCT seat_id) FROM boxoffice.ticket"
                    + " WHERE voided_at IS NULL AND event_id = ?",
                event))
        .isZero();
    assertThat(databases.number("SELECT COUNT(*) FROM ledger.journal WHERE id IN (" + ids + ")"))
        .isEqualTo(SEATS);
    assertThat(
            databases.number(
                "SELECT COALESCE(SUM(amount_minor), 0) FROM ledger.entry WHERE journal_id IN ("
                    + ids
                    + ")"))
        .isZero();
    assertThat(
            databases.number(
                "SELECT SUM(amount_minor) FROM ledger.entry WHERE account = 'receivables' AND"
                    + " journal_id IN ("
                    + ids
                    + ")"))
        .isEqualTo(orders.stream().mapToLong(order -> order.total().amountMinor()).sum());
  }
}
