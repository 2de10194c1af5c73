package com.foobar.stack.plan;

import com.foobar.stack.inventory.Host;

/**
 * One service on one host; prints as {@code server-1/wildfly}.
 *
 * @param service as the command line and {@code status} name it
 */
public record ServiceId(Host host, String service) {
  @Override
  public String toString() {
    return host.name() + "/" + service;
  }
}
