package com.foobar.stack.plan;

import com.foobar.stack.inventory.Host;

/** One service on one host; prints as {@code server-1/wildfly}. */
public record ServiceId(Host host, Service service) {
  @Override
  public String toString() {
    return host.name() + "/" + service.label();
  }
}
