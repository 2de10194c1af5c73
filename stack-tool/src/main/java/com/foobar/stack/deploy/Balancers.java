package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.Pause;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.edge.WithheldServers;
import com.foobar.stack.service.haproxy.HaproxySocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All that stand before the servers. What they are to know is kept in files, which each reads when
 * it starts, and is told to those that run. One that is away, because it is dead, dies while it is
 * asked, or is frozen, has no visitors and is left out; when it is back it has what it missed from
 * the files ({@link #remind}, if it was frozen).
 */
public final class Balancers {
  private static final EdgeBalancer EDGE = new EdgeBalancer();

  /** Servers are withheld and admitted at the same time. */
  private static final Object LOCK = new Object();

  /** How often a balancer that runs is asked. */
  private static final int ATTEMPTS = 3;

  private final PlanContext context;
  private final HostProcesses processes;

  public Balancers(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.processes = processes;
  }

  /** An answer from each that runs. */
  <T> List<T> ask(Function<HaproxySocket, T> question) {
    return context.inventory().balancers().stream()
        .flatMap(balancer -> ask(balancer, question).stream())
        .toList();
  }

  /** Empty when the balancer does not run, or has died under the question. */
  <T> Optional<T> ask(Host balancer, Function<HaproxySocket, T> question) {
    List<HaproxySocket> socket =
        HaproxySocket.ofRunning(EDGE, List.of(balancer), context, processes);
    if (socket.isEmpty()) {
      return Optional.empty();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return Optional.of(question.apply(socket.get(0)));
      } catch (StackException e) {
        if (processes.state(EDGE.on(balancer)).kind() != Kind.RUNNING) {
          return Optional.empty();
        }
        // A worker that hands over to the next one has no socket for a moment.
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw new StackException("%s: %s".formatted(balancer, e.getMessage()), e);
        }
        Pause.brief();
      }
    }
  }

  /** Changes which servers are withheld, for each that starts; those that run are to be told. */
  void withhold(Consumer<Set<String>> change) {
    synchronized (LOCK) {
      for (Host balancer : context.inventory().balancers()) {
        Set<String> names = new HashSet<>(withheld(balancer));
        change.accept(names);
        try {
          new WithheldServers(names)
              .keep(context.layout(), EDGE.on(balancer), context.inventory().ports().nginx());
        } catch (IOException e) {
          throw new StackException("cannot keep which servers are out of traffic: " + e, e);
        }
      }
    }
  }

  private Set<String> withheld(Host balancer) {
    try {
      return WithheldServers.of(context.layout(), EDGE.on(balancer)).names();
    } catch (IOException e) {
      throw new StackException("cannot read which servers are out of traffic: " + e, e);
    }
  }

  /** Tells those that run what they would read if they started now. */
  public void remind() {
    tellLimits();
    for (Host balancer : context.inventory().balancers()) {
      ask(
          balancer,
          socket -> {
            Set<String> withheld;
            do {
              withheld = withheld(balancer);
              tell(socket, withheld);
              // Somebody else may have changed it meanwhile, and was faster here.
            } while (!withheld.equals(withheld(balancer)));
            return true;
          });
    }
  }

  /** One that runs with another inventory may know others than this one has. */
  private static void tell(HaproxySocket socket, Set<String> withheld) {
    socket.statistics().stream()
        .filter(row -> row.get("pxname").equals(WithheldServers.BACKEND))
        .filter(Balancers::isServer)
        .map(row -> row.get("svname"))
        .forEach(
            name ->
                socket.setState(
                    WithheldServers.BACKEND, name, withheld.contains(name) ? "maint" : "ready"));
  }

  static boolean isServer(Map<String, String> row) {
    return !row.get("svname").equals("BACKEND");
  }

  /** Gives those that run the map that each reads when it starts. */
  void tellLimits() {
    for (Host balancer : context.inventory().balancers()) {
      Path map = EdgeBalancer.limitsMap(context.layout(), EDGE.on(balancer));
      if (Files.exists(map)) {
        ask(
            balancer,
            socket -> {
              socket.replaceMap(map.getFileName().toString(), read(map));
              return true;
            });
      }
    }
  }

  private static String read(Path map) {
    try {
      return Files.readString(map);
    } catch (IOException e) {
      throw new StackException("cannot read " + map, e);
    }
  }
}
