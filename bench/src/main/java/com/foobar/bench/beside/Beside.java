package com.foobar.bench.beside;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.AtInterruption;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.stack.state.FileTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A host beside the stack's, on this machine, for what is started only to be compared with it: an
 * address of its own, a folder that is deleted with all that it holds, and processes that are ended
 * by their recorded pids. All of that also at an interruption; and what a killed bench has left,
 * the next one ends and deletes.
 */
public final class Beside implements AutoCloseable {
  private static final String NAME = "beside";
  private static final Duration GRACE = Duration.ofSeconds(60);

  /** In the order in which they are ended: who uses a service goes before it. */
  private static final List<String> SERVICES =
      List.of(WildflyNode.NAME, DatabaseDoor.NAME, MysqlMember.NAME);

  /** Last numbers of its address; those of inventories begin at 1. */
  private static final int FIRST = 201;

  private static final int LAST = 250;

  private final PlanContext context;
  private final Host host;
  private final HostProcesses processes;
  private final Set<Integer> givenPorts = new HashSet<>();
  private final AtInterruption interruption;
  private boolean closed;

  private Beside(PlanContext stack) {
    Layout layout =
        new Layout(
            stack.layout().root(),
            stack.layout().state().resolve("bench").resolve(NAME),
            stack.layout().run(),
            "configuration");
    this.context =
        new PlanContext(
            stack.inventory(),
            layout,
            stack.programs(),
            stack.secrets(),
            stack.identities(),
            stack.runsAsRoot(),
            stack.openFiles(),
            stack.caselessTableNames());
    this.host = new Host(NAME, address(stack), Set.of(), "", Optional.empty());
    this.processes = new HostProcesses(layout);
    takeAway();
    this.interruption = new AtInterruption("interrupted: " + NAME, this::close);
  }

  /** Only one at a time: who measures has the stack's lock. */
  public static Beside of(PlanContext stack) {
    return new Beside(stack);
  }

  /** One that no host of the inventory has. */
  private static String address(PlanContext stack) {
    Set<String> taken = new HashSet<>(stack.inventory().site().listen());
    stack.inventory().hosts().forEach(host -> taken.add(host.address()));
    String first = stack.inventory().applicationServers().get(0).address();
    String network = first.substring(0, first.lastIndexOf('.') + 1);
    return IntStream.rangeClosed(FIRST, LAST)
        .mapToObj(number -> network + number)
        .filter(address -> !taken.contains(address))
        .findFirst()
        .orElseThrow(() -> new StackException("no address is left in " + network + "0/24"));
  }

  /** The stack's, but that all files are below this host's own folder. */
  PlanContext context() {
    return context;
  }

  String address() {
    return host.address();
  }

  ServiceId id(String service) {
    return new ServiceId(host, service);
  }

  /** One that nobody listens at, and that was not given before. */
  synchronized int freePort() {
    try {
      int port;
      do {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(address()))) {
          port = any.getLocalPort();
        }
      } while (!givenPorts.add(port));
      return port;
    } catch (IOException e) {
      throw new StackException("no port of %s can be had: %s".formatted(address(), e), e);
    }
  }

  /** Makes the service's folders and files, so that something can be done before it starts. */
  synchronized void write(ServicePlan plan) {
    requireOpen();
    processes.write(plan);
  }

  /** Returns when its process is recorded. */
  synchronized void start(ServicePlan plan) {
    requireOpen();
    processes.start(plan);
  }

  private void requireOpen() {
    if (closed) {
      throw new StackException("interrupted");
    }
  }

  boolean isAlive(String service) {
    return processes.state(id(service)).isAlive();
  }

  /** 0 when it does not run. */
  public long pid(String service) {
    return processes.state(id(service)).pid();
  }

  Path log(String service) {
    return context.layout().log(id(service));
  }

  /** Ends all that was started, and deletes what it has written; once more, and nothing happens. */
  @Override
  public synchronized void close() {
    closed = true;
    interruption.close();
    takeAway();
  }

  private void takeAway() {
    SERVICES.forEach(service -> processes.stop(id(service), GRACE));
    try {
      FileTree.delete(context.layout().state());
      FileTree.delete(context.layout().run().resolve(NAME));
    } catch (IOException e) {
      throw new StackException("cannot delete %s: %s".formatted(context.layout().state(), e), e);
    }
  }
}
