package com.foobar.stack.inventory;

import java.util.List;

/**
 * Where the site is found.
 *
 * @param listen the addresses on which every balancer listens
 */
public record Site(String domain, List<String> listen, int port) {
  /** The same; where it names no address, at these. */
  Site orAt(List<String> addresses) {
    return listen.isEmpty() ? new Site(domain, addresses, port) : this;
  }

  /** The address a person opens, on the first address that the balancer listens on. */
  public String url() {
    return "http://%s:%d".formatted(listen.get(0), port);
  }
}
