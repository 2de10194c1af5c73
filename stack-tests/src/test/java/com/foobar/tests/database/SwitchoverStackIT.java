package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.tests.site.Order;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A planned change of the primary: writes follow it, through the doors, by themselves. */
class SwitchoverStackIT {
  private final TestStack stack;
  private final Databases databases;
  private final Site site;
  private String before;

  SwitchoverStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @BeforeEach
  void remember() {
    before = databases.primary();
  }

  @AfterEach
  void switchBack() {
    stack.run("switchover", before).requireSuccess();
  }

  @Test
  void purchasesGoOnAtTheNewPrimary() {
    Visitor buyer = site.visitor().registered();
    List<Order> orders = new ArrayList<>(List.of(buy(buyer)));
    String next = before.equals("server-1") ? "server-2" : "server-1";

    stack.run("switchover", next).requireSuccess();

    assertThat(databases.primary()).isEqualTo(next);
    StatementCounters counters = StatementCounters.now(databases);
    // The doors look twice a second.
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> orders.add(buy(buyer)));
    StatementCounters later = StatementCounters.now(databases);
    assertThat(counters.until(later, next, "ledger_app", "insert"))
        .as(counters.describeUntil(later))
        .isPositive();
    assertThat(buyer.orders()).containsAll(orders);
  }

  @Test
  void aMemberThatIsPrimaryAlreadyStaysIt() {
    stack.run("switchover", before).requireSuccess();

    assertThat(databases.primary()).isEqualTo(before);
  }

  private static Order buy(Visitor buyer) {
    long event = buyer.roomiestEvent().id();
    return buyer.order(buyer.hold(event, buyer.freeSeats(event, 1).get(0).id()));
  }
}
