package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every process of every host ends at once. */
class PowerCutStackIT {
  private final TestStack stack;
  private final Site site;

  PowerCutStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void mend() {
    stack.up();
  }

  @Test
  void upBringsBackWhatWasAcknowledged() {
    String email = "before-the-cut-" + UUID.randomUUID() + "@example.com";
    Visitor buyer = site.visitor().registeredAs(email);
    long event = buyer.roomiestEvent().id();
    Order order = buyer.order(buyer.hold(event, buyer.freeSeats(event, 1).get(0).id()));

    for (Host host : stack.inventory().hosts()) {
      stack.kill(host.name());
    }
    stack.up();

    Visitor later = site.visitor().loggedInAs(email);
    assertThat(later.orders()).containsExactly(order);
    assertThat(later.seats(event))
        .filteredOn(seat -> seat.id() == order.tickets().get(0).seatId())
        .allSatisfy(seat -> assertThat(seat.status()).isEqualTo("SOLD"));
  }
}
