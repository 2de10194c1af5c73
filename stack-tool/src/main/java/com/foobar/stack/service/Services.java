package com.foobar.stack.service;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.program.DebianProgram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The services that there are. Each is a line of {@code
 * META-INF/services/com.foobar.stack.service.Service}, so that nothing here, and nothing that asks
 * here, knows any of them.
 */
public final class Services {
  private final List<Service> inOrder;

  /**
   * @throws IllegalArgumentException when two have one name, or each waits for the other
   */
  public Services(List<Service> services) {
    this.inOrder = Collections.unmodifiableList(ordered(services));
  }

  /** Those that are registered. */
  public static Services installed() {
    return Installed.SERVICES;
  }

  private static final class Installed {
    static final Services SERVICES =
        new Services(
            ServiceLoader.load(Service.class, Services.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
  }

  /** In the order in which they depend on each other: who is waited for, or sent to, is earlier. */
  public List<Service> inOrder() {
    return inOrder;
  }

  /** As they are to be stopped: nothing is cut off while something in front of it still sends. */
  public List<Service> outsideIn() {
    List<Service> reversed = new ArrayList<>(inOrder);
    Collections.reverse(reversed);
    return reversed;
  }

  public Service of(ServiceId id) {
    return inOrder.stream()
        .filter(service -> service.name().equals(id.service()))
        .findFirst()
        .orElseThrow(() -> new StackException("there is no service '%s'".formatted(id.service())));
  }

  /** In the order in which they depend on each other. */
  public List<Service> on(Host host) {
    return inOrder.stream().filter(service -> service.runsOn(host)).toList();
  }

  /** The same, each with its host. */
  public List<ServiceId> idsOn(Host host) {
    return on(host).stream().map(service -> service.on(host)).toList();
  }

  /** The Debian packages that they need, each once. */
  public List<DebianProgram> programs() {
    return inOrder.stream().flatMap(service -> service.programs().stream()).distinct().toList();
  }

  /** Those on the inventory's hosts whose data must not be lost. */
  public List<ServiceId> withData(Inventory inventory) {
    return inventory.hosts().stream().flatMap(host -> withData(host).stream()).toList();
  }

  /** The same on one host. */
  public List<ServiceId> withData(Host host) {
    return on(host).stream().filter(Service::keepsData).map(service -> service.on(host)).toList();
  }

  private static List<Service> ordered(List<Service> services) {
    Set<String> names = services.stream().map(Service::name).collect(Collectors.toSet());
    if (names.size() < services.size()) {
      throw new IllegalArgumentException(
          "two services have one name: " + services.stream().map(Service::name).toList());
    }
    List<Service> left = new ArrayList<>(services);
    List<Service> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Service next =
          left.stream()
              .filter(
                  service ->
                      left.stream()
                          .noneMatch(other -> other != service && comesAfter(service, other)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "each of these services waits for another: "
                              + left.stream().map(Service::name).toList()));
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static boolean comesAfter(Service service, Service other) {
    Set<String> steps = new LinkedHashSet<>(Set.of(other.name()));
    other.sharedSteps().forEach(step -> steps.add(step.name()));
    other.followUp().ifPresent(step -> steps.add(step.name()));
    return Stream.concat(service.after().stream().map(After::step), service.sendsTo().stream())
        .anyMatch(steps::contains);
  }
}
