package com.foobar.tests.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Hold;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A buyer whose server dies in the middle of the two-phase commit of the purchase. */
final class DoomedCheckout {
  private final Databases databases;
  private final HostProcesses processes;
  private final ServiceId wildfly;
  private final Visitor buyer;
  private final Hold hold;
  private final String key = UUID.randomUUID().toString();
  private CrashPlace place;

  /** Everything up to the purchase itself is done. */
  DoomedCheckout(TestStack stack, String server) {
    this.databases = stack.databases();
    this.processes = new HostProcesses(stack.layout());
    this.wildfly = stack.service(server, WildflyNode.NAME);
    this.buyer = stack.site().visitor().movedTo(server).registered();
    long event = buyer.roomiestEvent().id();
    this.hold = buyer.hold(event, buyer.freeSeats(event, 1).get(0).id());
  }

  /** Buys, and returns when the server is dead. Nobody tells the buyer what became of it. */
  void dieAt(CrashPlace crashPlace) {
    place = crashPlace;
    CrashRule.install(processes.state(wildfly).pid(), place);
    Answer answer = buyer.tryOrder(hold, key);
    assertThat(answer.status()).as("%s", answer).isGreaterThanOrEqualTo(500);
    assertThat(processes.state(wildfly).isAlive()).as("%s dies %s", wildfly, place).isFalse();
  }

  /**
   * The buyer asks again with the same key until there is an answer, and has exactly one order: the
   * first one, where that was decided.
   */
  void repeat() {
    Answer answer =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> buyer.tryOrder(hold, key), again -> again.status() < 500);
    Order order = answer.require(place.isCommitted() ? 200 : 201).as(Order.class);
    assertThat(
            databases.number(
                "SELECT COUNT(*) FROM boxoffice.orders WHERE idempotency_key = ?", key))
        .isEqualTo(1);
    assertThat(buyer.orders()).isEqualTo(List.of(order));
  }
}
