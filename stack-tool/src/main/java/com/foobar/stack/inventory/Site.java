package com.foobar.stack.inventory;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the site is found.
 *
 * @param listen the addresses at which some balancer answers ({@link Inventory#listens} says which)
 */
public record Site(String domain, List<String> listen, int port) {
  /**
   * The same with the balancers' own addresses: where it names none, or where there are several, of
   * which each answers at its own. One alone may be told to answer elsewhere.
   */
  Site of(List<String> balancers) {
    if (!listen.isEmpty() && balancers.size() < 2) {
      return this;
    }
    List<String> all = new ArrayList<>(listen);
    balancers.stream().filter(own -> !all.contains(own)).forEach(all::add);
    return new Site(domain, List.copyOf(all), port);
  }

  /** What a person opens: the first of the addresses. */
  public String url() {
    return url(listen.get(0));
  }

  /** The site at each of its addresses. */
  public List<String> urls() {
    return listen.stream().map(this::url).toList();
  }

  /** The site at one of its addresses. */
  public String url(String address) {
    return "http://%s:%d".formatted(address, port);
  }
}
