package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was started for an earlier inventory, and has no place in this one: all of a host's that was
 * taken out or renamed, or a service of a role that it lost.
 *
 * @param services from the outside inwards, as they are to be stopped
 */
record LeftBehind(Host host, List<ServiceId> services) {

  static List<LeftBehind> in(PlanContext context, Services services) {
    Path folder = context.layout().state().resolve("hosts");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> hosts = Files.list(folder)) {
      return hosts
          .map(path -> path.getFileName().toString())
          .sorted()
          .map(name -> of(context, name, services))
          .filter(left -> !left.services.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + folder, e);
    }
  }

  private static LeftBehind of(PlanContext context, String name, Services known) {
    Optional<Host> inInventory = context.inventory().host(name);
    Host host =
        inInventory
            .or(() -> context.identities().departed(name, context.inventory()))
            .orElseGet(
                () -> new Host(name, "0.0.0.0", EnumSet.noneOf(Role.class), "", Optional.empty()));
    List<ServiceId> services = new ArrayList<>();
    for (Service service : known.outsideIn()) {
      boolean wanted = inInventory.filter(service::runsOn).isPresent();
      // Who was stopped leaves no pid file.
      if (!wanted && Files.exists(context.layout().pidFile(service.on(host)))) {
        services.add(service.on(host));
      }
    }
    return new LeftBehind(host, services);
  }

  /** Whether another host of this inventory has this one's address, and so its ports. */
  boolean isInTheWay(PlanContext context) {
    return context.inventory().hosts().stream()
        .anyMatch(
            other -> other.address().equals(host.address()) && !other.name().equals(host.name()));
  }
}
