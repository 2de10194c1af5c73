package com.foobar.stack.service.wildfly;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Operations;

/** How a WildFly comes and goes without a visitor or a transaction that is lost. */
final class WildflyHandover implements Handover {

  /**
   * Out of sight of the balancers until it has its applications: it says that it is ready before.
   */
  @Override
  public void beforeStart(Host host, Operations operations) {
    if (!operations.processes().state(new WildflyNode().on(host)).isAlive()) {
      endRecoveries(operations);
      operations.keepVisitorsAway(host);
    }
  }

  @Override
  public void afterStop(Operations operations) {
    endRecoveries(operations);
  }

  @Override
  public void afterDeparture(Host host, Operations operations) {
    operations.finishTransactions(host);
  }

  private static void endRecoveries(Operations operations) {
    RecoveryNode.endAll(operations.context(), operations.processes());
  }
}
