package com.foobar.stack.inventory;

/**
 * A way to an application server that a balancer may choose: through the Nginx of a web host. Where
 * both are on one host, the way has that host's name.
 */
public record Route(Host web, Host application) {
  /** Between the names of two hosts, since no host's name has one. */
  private static final String THROUGH = ".";

  /** As the balancers' configuration calls it, such as {@code server-1} or {@code app-1.web-2}. */
  public String name() {
    return isWithinOneHost() ? web.name() : application.name() + THROUGH + web.name();
  }

  public boolean isWithinOneHost() {
    return web.equals(application);
  }

  /** Whether a way of that name, in whichever inventory, leads to the host or through it. */
  public static boolean concerns(String name, Host host) {
    return name.equals(host.name())
        || name.startsWith(host.name() + THROUGH)
        || name.endsWith(THROUGH + host.name());
  }
}
