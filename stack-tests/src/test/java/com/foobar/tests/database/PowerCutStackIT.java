package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.tests.site.BusyBuyers;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import com.foobar.tests.stack.TestStack.RunningCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every process of every host ends at once, and once more before all is back. */
class PowerCutStackIT {
  private final TestStack stack;
  private final Databases databases;
  private final Site site;

  PowerCutStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @AfterEach
  void mend() {
    stack.mend();
  }

  @Test
  void upBringsBackWhatWasAcknowledgedBeforeTwoCuts() {
    String email = "before-the-cut-" + UUID.randomUUID() + "@example.com";
    Visitor buyer = site.visitor().registeredAs(email);
    long event = buyer.roomiestEvent().id();
    Order order = buyer.order(buyer.hold(event, buyer.freeSeats(event, 1).get(0).id()));
    List<UUID> acknowledged = new ArrayList<>(List.of(order.id()));
    try (BusyBuyers buyers = BusyBuyers.at(site)) {
      stack.cutPower();
      acknowledged.addAll(buyers.orders());
    }

    cutPowerWhileItRecovers();
    endUpHalfWay();
    stack.up();

    Visitor later = site.visitor().loggedInAs(email);
    assertThat(later.orders()).containsExactly(order);
    assertThat(later.seats(event))
        .filteredOn(seat -> seat.id() == order.tickets().get(0).seatId())
        .allSatisfy(seat -> assertThat(seat.status()).isEqualTo("SOLD"));
    databases.requireOnEveryMember(acknowledged);
  }

  /** The second cut hits the first member that is back, before the others have joined it. */
  private void cutPowerWhileItRecovers() {
    RunningCommand up = stack.begin("up");
    await("the first member is back").atMost(Duration.ofMinutes(3)).until(databases::hasPrimary);
    assertThat(up.process().isAlive()).as("up is still at work").isTrue();
    up.kill();
    stack.cutPower();
  }

  /** What it has started goes on without it. */
  private void endUpHalfWay() {
    RunningCommand up = stack.begin("up");
    await("the first WildFly is starting")
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                stack.inventory().applicationServers().stream().anyMatch(this::isWildflyStarting));
    assertThat(up.process().isAlive()).as("up is still at work").isTrue();
    up.kill();
  }

  private boolean isWildflyStarting(Host server) {
    return stack.isAlive(stack.service(server.name(), WildflyNode.NAME));
  }
}
