package com.foobar.stack.service;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.ServiceId;
import java.util.List;

/** What a service does for others, and asks of them, when something starts or ends as planned. */
public interface Handover {
  /** Of a service that nobody misses. */
  Handover NONE = new Handover() {};

  /** Before it is started, or looked at when it runs already. */
  default void beforeStart(Host host, Operations operations) {}

  /** It is ready. */
  default void afterStart(Host host, Operations operations) {}

  /** Gives away what it has alone, before anything of the host is ended to be started again. */
  default void beforeRestart(Host host, Operations operations) {}

  /**
   * Another one is about to be ended: from now on this service sends nobody there, and it returns
   * when those who are there are done.
   */
  default void withhold(ServiceId other, Operations operations) {}

  /** The other one is back. */
  default void admit(ServiceId other, Operations operations) {}

  /**
   * In which order it is ended on its hosts: those of one list at once, after the list before.
   *
   * @param hosts all on which it runs
   */
  default List<List<Host>> stopOrder(List<Host> hosts, Operations operations) {
    return List.of(hosts);
  }

  /** It has ended everywhere, and what it sends to has not yet. */
  default void afterStop(Operations operations) {}

  /**
   * Before it is ended on a host that is no longer in the inventory.
   *
   * @throws com.foobar.stack.StackException when it must not be
   */
  default void beforeDeparture(Host host, Operations operations) {}

  /** It has ended on a host that is no longer in the inventory. */
  default void afterDeparture(Host host, Operations operations) {}
}
