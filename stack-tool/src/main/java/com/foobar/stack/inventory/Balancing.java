package com.foobar.stack.inventory;

import java.util.Optional;

/**
 * How the balancer spreads requests over the servers.
 *
 * @param readTimeout seconds after which a read that has no answer yet is asked of another server;
 *     empty: never
 */
public record Balancing(Algorithm algorithm, Mode mode, Optional<Integer> readTimeout) {
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
