package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Hold;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Seat;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An order exists in both databases or in none: with a ledger that refuses, in none. */
class AtomicCheckoutStackIT {
  private final TestStack stack;
  private final Databases databases;
  private final Site site;

  AtomicCheckoutStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @AfterEach
  void mendTheLedger() {
    databases.change("DROP TRIGGER IF EXISTS ledger.refuse");
  }

  @Test
  void aLedgerThatRefusesTakesTheOrderBack() {
    Visitor buyer = site.visitor().registered();
    long event = buyer.roomiestEvent().id();
    Seat seat = buyer.freeSeats(event, 1).get(0);
    Hold hold = buyer.hold(event, seat.id());
    String key = UUID.randomUUID().toString();
    // The order, its ticket and the payment are written by then: the journal comes last.
    databases.change(
        "CREATE TRIGGER ledger.refuse BEFORE INSERT ON ledger.posting FOR EACH ROW"
            + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger refuses'");

    Answer refused = buyer.tryOrder(hold, key);

    assertThat(refused.status()).isGreaterThanOrEqualTo(500);
    assertThat(refused.body()).doesNotContain("the ledger refuses");
    assertThat(count("boxoffice.orders WHERE idempotency_key = ?", key)).isZero();
    assertThat(count("boxoffice.ticket WHERE event_id = ? AND seat_id = ?", event, seat.id()))
        .isZero();
    assertThat(buyer.orders()).isEmpty();
    assertThat(
            count(
                "boxoffice.event_seat WHERE event_id = ? AND seat_id = ? AND NOT sold"
                    + " AND hold_id IS NOT NULL",
                event,
                seat.id()))
        .as("still held")
        .isEqualTo(1);

    mendTheLedger();
    Order order = buyer.tryOrder(hold, key).require(201).as(Order.class);
    assertThat(count("ledger.journal WHERE id = UUID_TO_BIN(?)", order.id().toString()))
        .isEqualTo(1);
  }

  /**
   * A ticket that nobody should have stands in the way: the schema's rule is the last that holds.
   */
  @Test
  void aBrokenRuleIsAnErrorOfOursAtOnce() {
    Visitor buyer = site.visitor().registered();
    long event = buyer.roomiestEvent().id();
    List<Seat> seats = buyer.freeSeats(event, 2);
    Order other = buyer.order(buyer.hold(event, seats.get(0).id()));
    Hold hold = buyer.hold(event, seats.get(1).id());
    databases.change(
        "INSERT INTO boxoffice.ticket (id, order_id, event_id, seat_id, price_minor, code) VALUES"
            + " (UUID_TO_BIN(UUID()), UUID_TO_BIN(?), ?, ?, 100, 'ROGUE')",
        other.id().toString(),
        event,
        seats.get(1).id());
    try {
      Answer refused = buyer.tryOrder(hold, UUID.randomUUID().toString());

      assertThat(refused.require(500).problem()).isEqualTo("internal-error");
      assertThat(stack.run("logs", refused.servedBy() + "/wildfly", "-n", "400").output())
          .contains("BROKEN RULE ticket.ticket_live_once");
    } finally {
      databases.change("DELETE FROM boxoffice.ticket WHERE code = 'ROGUE'");
    }
    buyer.order(hold);
  }

  private long count(String fromWhere, Object... parameters) {
    return databases.number("SELECT COUNT(*) FROM " + fromWhere, parameters);
  }
}
