package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.service.Services;
import java.util.List;

/** What a user means by {@code HOST} or {@code HOST/SERVICE}. */
final class Target {
  private Target() {}

  static Host host(Inventory inventory, String name) {
    return inventory
        .host(name)
        .orElseThrow(
            () ->
                new StackException(
                    "no host is called '%s'; there are %s"
                        .formatted(name, inventory.hosts().stream().map(Host::name).toList())));
  }

  /** One service, or all of the host's in the order in which they depend on each other. */
  static List<ServiceId> services(Inventory inventory, String target) {
    String[] parts = target.split("/", 2);
    Host host = host(inventory, parts[0]);
    List<ServiceId> all = Services.installed().idsOn(host);
    if (parts.length == 1) {
      return all;
    }
    List<ServiceId> named = all.stream().filter(id -> id.service().equals(parts[1])).toList();
    if (named.isEmpty()) {
      throw new StackException(
          "no service '%s' on %s; there %s"
              .formatted(
                  parts[1],
                  host,
                  all.isEmpty()
                      ? "is none"
                      : "are " + all.stream().map(ServiceId::service).toList()));
    }
    return named;
  }
}
