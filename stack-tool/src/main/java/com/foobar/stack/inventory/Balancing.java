package com.foobar.stack.inventory;

/** How the balancer spreads requests over the servers. */
public record Balancing(Algorithm algorithm, Mode mode) {
  /** HAProxy's {@code balance} argument. */
  public enum Algorithm {
    ROUNDROBIN,
    LEASTCONN,
    SOURCE
  }

  /** Whether every server takes traffic or all but the first stand by. */
  public enum Mode {
    ACTIVE_ACTIVE,
    ACTIVE_PASSIVE
  }
}
