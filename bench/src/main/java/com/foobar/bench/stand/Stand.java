package com.foobar.bench.stand;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ProcessStat;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stack that is measured: what it takes, where it can be asked, and who is known to it. It lies
 * on this machine, whose processors it shares with whoever asks.
 */
public final class Stand implements AutoCloseable {
  private static final Duration APPLIED = Duration.ofSeconds(60);

  private final PlanContext context;
  private final HostProcesses processes;
  private final List<ServiceId> services;
  private final DatabaseCounters database;
  private final Shop shop;

  /** What runs beside the stack to be compared with it, by name. */
  private final Map<String, Long> guests = new LinkedHashMap<>();

  /**
   * @throws StackException when the stack does not run, or is not on this machine
   */
  public Stand(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.processes = processes;
    this.services = services(context);
    requireHere();
    requireRunning();
    this.database = new DatabaseCounters(context);
    this.shop = new Shop(edge(), context);
  }

  private static List<ServiceId> services(PlanContext context) {
    List<ServiceId> services = new ArrayList<>();
    for (Host host : context.inventory().hosts()) {
      for (Service component : Services.installed().inOrder()) {
        if (component.runsOn(host)) {
          services.add(component.on(host));
        }
      }
    }
    return services;
  }

  /** Load is for one's own machine alone. */
  private void requireHere() {
    List<String> addresses = new ArrayList<>(context.inventory().site().listen());
    context.inventory().hosts().forEach(host -> addresses.add(host.address()));
    for (String address : addresses) {
      if (!isLoopback(address)) {
        throw new StackException(
            "%s is not an address of this machine alone: ./stack bench loads only a stack on 127.0.0.0/8"
                .formatted(address));
      }
    }
    if (context.inventory().hosts().stream()
        .anyMatch(host -> host.networkNamespace().isPresent())) {
      throw new StackException("./stack bench cannot load hosts in network namespaces");
    }
  }

  static boolean isLoopback(String address) {
    try {
      // A name would have to be looked up, and could lead anywhere the next time.
      return address.matches("[0-9.]+") && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void requireRunning() {
    for (ServiceId service : services) {
      Optional<String> missing =
          processes.state(service).isAlive()
              ? Services.installed().of(service).notReady(context, service.host())
              : Optional.of(processes.state(service).kind().label());
      missing.ifPresent(
          what -> {
            throw new StackException(
                "the stack '%s' does not run as it should: %s: %s. ./stack up starts and mends it."
                    .formatted(context.inventory().name(), service, what));
          });
    }
  }

  public PlanContext context() {
    return context;
  }

  public HostProcesses processes() {
    return processes;
  }

  // Where it can be asked ------------------------------------------------------------------------

  /** The balancer, as visitors reach it. */
  public String edge() {
    return context.inventory().site().url();
  }

  /** The Nginx of every server. */
  public List<String> nginxes() {
    return ofServers(context.inventory().ports().nginx());
  }

  /** The WildFly of every server, where its Nginx reaches it. */
  public List<String> wildflys() {
    return ofServers(context.inventory().ports().wildfly());
  }

  private List<String> ofServers(int port) {
    return context.inventory().applicationServers().stream()
        .map(server -> "http://%s:%d".formatted(server.address(), port))
        .toList();
  }

  /** The site as browsers use it, through the edge. */
  public Shop shop() {
    return shop;
  }

  // What it takes --------------------------------------------------------------------------------

  /** From now on a process of one's own beside the stack is counted like one of its services. */
  public void addGuest(String name, long pid) {
    guests.put(name, pid);
  }

  public void removeGuest(String name) {
    guests.remove(name);
  }

  public boolean hasGuests() {
    return !guests.isEmpty();
  }

  /**
   * Counts while something is done, and until every member of the group has applied what that has
   * written: the replicas' part belongs to it, and not to what is measured next.
   *
   * @return what was used by then
   */
  public Usage during(Runnable work) {
    // Asking MySQL is work as well: it is done before and after what is measured.
    DatabaseCounters.Counts first = database.now();
    Snapshot before = snapshot(first);
    work.run();
    awaitReplicas();
    Snapshot after = snapshot(first);
    DatabaseCounters.Counts last = database.now();
    return Usage.between(
        before,
        new Snapshot(
            after.nanos(),
            after.services(),
            after.own(),
            after.machine(),
            last.statements(),
            last.commits()));
  }

  private void awaitReplicas() {
    Await.until(
        "the replicas",
        APPLIED,
        () ->
            database.someoneLags()
                ? Optional.of("not all members have applied what was committed")
                : Optional.empty());
  }

  private Snapshot snapshot(DatabaseCounters.Counts counts) {
    Map<String, Double> cpu = new TreeMap<>();
    for (ServiceId service : services) {
      cpu.put(
          service.toString(),
          processes.processes(service).stream().mapToDouble(Stand::seconds).sum());
    }
    guests.forEach(
        (name, pid) -> cpu.put(name, ProcessStat.of(pid).map(Stand::seconds).orElse(0.0)));
    double own =
        ProcessStat.of(ProcessHandle.current().pid())
            .map(self -> seconds(self) + self.endedChildrenCpu().toMillis() / 1e3)
            .orElse(0.0);
    return new Snapshot(
        System.nanoTime(), cpu, own, MachineTimes.now(), counts.statements(), counts.commits());
  }

  private static double seconds(ProcessStat process) {
    return process.cpu().toMillis() / 1e3;
  }

  /** Of all processes of a host's services. */
  public List<Long> pids(Host host) {
    return services.stream()
        .filter(service -> service.host().equals(host))
        .flatMap(service -> processes.processes(service).stream())
        .map(ProcessStat::pid)
        .toList();
  }

  /** The memory of each service with its workers, in megabytes of 10⁶ bytes (PSS). */
  public Map<String, Double> memory() {
    Map<String, Double> megabytes = new TreeMap<>();
    for (ServiceId service : services) {
      megabytes.put(
          service.toString(),
          processes.processes(service).stream()
                  .mapToLong(process -> Memory.kilobytes(process.pid()))
                  .sum()
              * 1024
              / 1e6);
    }
    return megabytes;
  }

  @Override
  public void close() {
    database.close();
  }
}
