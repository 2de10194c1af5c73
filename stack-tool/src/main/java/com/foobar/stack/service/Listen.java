package com.foobar.stack.service;

import com.foobar.stack.inventory.Host;

/**
 * A place where a service listens.
 *
 * @param place {@code ADDRESS:PORT}
 * @param what it is for, in a word or two
 * @param from who may come
 */
public record Listen(String place, String what, From from) {
  /** Who may come to a port; nobody else may. */
  public enum From {
    /** Whoever the site is for. */
    VISITORS,
    /** Balancers. */
    BALANCERS,
    /** Any host of the installation, and the stack tool. */
    HOSTS,
    /** Services of the same host, and the stack tool. */
    ITS_OWN_HOST
  }

  public static Listen on(Host host, int port, String what, From from) {
    return new Listen(host.address() + ":" + port, what, from);
  }

  public int port() {
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }
}
