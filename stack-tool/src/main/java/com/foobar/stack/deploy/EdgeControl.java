package com.foobar.stack.deploy;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Route;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.Pause;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.rolling.Traffic;
import com.foobar.stack.service.Probe;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.edge.WithheldServers;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes servers out of the balancers and puts them back. A balancer that is away is left out: it
 * has no visitors, and begins with the servers that the others have when it is back ({@link
 * Balancers}).
 */
public final class EdgeControl implements Traffic {
  private static final String BACKEND = WithheldServers.BACKEND;

  /** Connections that were cut are gone at once; HAProxy only has to get round to it. */
  private static final Duration CUTTING = Duration.ofSeconds(5);

  private final PlanContext context;
  private final HostProcesses processes;
  private final Balancers balancers;
  private final Duration patience;

  public EdgeControl(PlanContext context, HostProcesses processes) {
    this(context, processes, RollingChange.PATIENCE);
  }

  /**
   * @param patience what has taken longer than this already is not waited for
   */
  public EdgeControl(PlanContext context, HostProcesses processes, Duration patience) {
    this.context = context;
    this.processes = processes;
    this.balancers = new Balancers(context, processes);
    this.patience = patience;
  }

  /**
   * Whether some other server takes requests, at every balancer, so that this one can be spared.
   */
  @Override
  public boolean canSpare(Host server) {
    return balancers.ask(socket -> hasOther(socket, server)).stream()
        .allMatch(Boolean::booleanValue);
  }

  /** Whether some balancer sends requests to some other server. */
  boolean isAnotherServing(Host server) {
    return balancers.ask(socket -> hasOther(socket, server)).stream()
        .anyMatch(Boolean::booleanValue);
  }

  private static boolean hasOther(HaproxySocket socket, Host server) {
    return socket.statistics().stream()
        .filter(row -> row.get("pxname").equals(BACKEND))
        .anyMatch(row -> !concerns(row, server) && Balancers.isServer(row) && isUp(row));
  }

  /** Whether some balancer sends requests to the server. */
  boolean isServing(Host server) {
    return balancers.ask(socket -> rows(socket, server)).stream()
        .flatMap(List::stream)
        .anyMatch(EdgeControl::isUp);
  }

  /** New requests go elsewhere, those with the persistence cookie too. */
  @Override
  public void withhold(Host server) {
    balancers.withhold(names -> names.addAll(ways(server)));
    setState(server, "maint");
  }

  @Override
  public long unfinished(Host server) {
    return balancers
        .ask(
            socket -> {
              long running = running(socket, server);
              // The list of all that goes on is long, so it is asked for only when it matters.
              return running == 0 ? 0 : Math.max(0, running - hopeless(socket, server));
            })
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Requests that a server is working on, in whichever backend they came in. */
  private static long running(HaproxySocket socket, Host server) {
    return socket.statistics().stream()
        .filter(row -> concerns(row, server))
        .mapToLong(row -> Long.parseLong(row.get("scur")))
        .sum();
  }

  /** WebSockets, and what has taken so long already that it will hardly end in time. */
  private long hopeless(HaproxySocket socket, Host server) {
    return socket.streams().stream()
        .filter(stream -> Route.concerns(stream.server(), server))
        .filter(stream -> stream.tunnel() || stream.age().compareTo(patience) > 0)
        .count();
  }

  @Override
  public long cut(Host server) {
    return balancers.ask(socket -> cut(socket, server)).stream().mapToLong(Long::longValue).sum();
  }

  private static long cut(HaproxySocket socket, Host server) {
    long running = running(socket, server);
    long deadline = System.nanoTime() + CUTTING.toNanos();
    while (running(socket, server) > 0 && System.nanoTime() < deadline) {
      socket.statistics().stream()
          .filter(row -> concerns(row, server))
          .forEach(row -> socket.shutDownSessions(row.get("pxname"), row.get("svname")));
      Pause.brief();
    }
    return running;
  }

  /**
   * In the way the balancers' health check asks: its WildFly and its way to the database. Whether
   * its applications are ready concerns those. Where several ways lead to it or through it, each
   * whose other end runs.
   */
  @Override
  public Optional<String> notReady(Host server) {
    List<Route> routes =
        context.inventory().routes().stream()
            .filter(route -> Route.concerns(route.name(), server))
            .filter(route -> runs(new NginxServer(), route.web(), server))
            .filter(route -> runs(new WildflyNode(), route.application(), server))
            .toList();
    if (routes.isEmpty()) {
      return Optional.of("no Nginx runs that leads there, or no WildFly behind it");
    }
    return routes.stream().flatMap(route -> notReady(route).stream()).findFirst();
  }

  private Optional<String> notReady(Route route) {
    return Probe.get(
        "http://%s:%d/health/server"
            .formatted(route.web().address(), context.inventory().ports().nginx()),
        Map.of("X-Route", route.name()),
        status -> status < 500);
  }

  /** The server itself has to be ready, whatever it seems to be. */
  private boolean runs(Service component, Host host, Host asked) {
    return host.equals(asked) || processes.state(component.on(host)).kind() == Kind.RUNNING;
  }

  /** HAProxy lets requests in at once: its health check only takes a server out. */
  @Override
  public void admit(Host server) {
    balancers.withhold(names -> names.removeIf(way -> Route.concerns(way, server)));
    setState(server, "ready");
  }

  @Override
  public void admitWhenHealthy(Host server) {
    balancers.withhold(names -> names.removeIf(way -> Route.concerns(way, server)));
    balancers.ask(
        socket -> {
          rows(socket, server)
              .forEach(row -> socket.setReadyWhenHealthy(BACKEND, row.get("svname")));
          return true;
        });
  }

  @Override
  public Optional<String> notAdmitted(Host server) {
    List<String> reasons = new ArrayList<>();
    for (Host balancer : context.inventory().balancers()) {
      balancers
          .ask(balancer, socket -> status(socket, server))
          .filter(status -> !status.startsWith("UP"))
          .ifPresent(status -> reasons.add("%s says %s".formatted(balancer, status)));
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
  }

  /** The best of all ways to it and through it: the other ends of some may be dead. */
  private static String status(HaproxySocket socket, Host server) {
    List<Map<String, String>> rows = rows(socket, server);
    return rows.stream()
        .filter(EdgeControl::isUp)
        .findFirst()
        .or(() -> rows.stream().findFirst())
        .map(row -> row.get("status"))
        .orElse("that it knows no such server (./stack up tells it)");
  }

  /** Waits until the server is ready, then lets requests in. */
  public void restore(Host server) {
    Await.until("putting " + server + " back", Duration.ofSeconds(60), () -> notReady(server));
    admit(server);
  }

  /**
   * Lets requests in to the servers that have all their applications, and to no other, since a
   * server without them is ready all the same and answers "not found". When no server has, all are
   * let in: some applications are better than none. Undoes, too, what a command that died in the
   * middle left behind.
   */
  public void admit(Set<Host> complete) {
    for (Route route : context.inventory().routes()) {
      boolean admitted = complete.isEmpty() || complete.contains(route.application());
      balancers.withhold(
          names -> {
            if (admitted) {
              names.remove(route.name());
            } else {
              names.add(route.name());
            }
          });
      setState(row -> row.get("svname").equals(route.name()), admitted ? "ready" : "maint");
    }
  }

  /** The names of those that lead to the server and through it. */
  private List<String> ways(Host server) {
    return context.inventory().routes().stream()
        .map(Route::name)
        .filter(way -> Route.concerns(way, server))
        .toList();
  }

  private void setState(Host server, String state) {
    setState(row -> concerns(row, server), state);
  }

  /** One that runs with an earlier inventory may not know all servers. */
  private void setState(Predicate<Map<String, String>> which, String state) {
    balancers.ask(
        socket -> {
          socket.statistics().stream()
              .filter(row -> row.get("pxname").equals(BACKEND) && which.test(row))
              .forEach(row -> socket.setState(BACKEND, row.get("svname"), state));
          return true;
        });
  }

  /** The ways to a server and through it. */
  private static List<Map<String, String>> rows(HaproxySocket socket, Host server) {
    return socket.statistics().stream()
        .filter(row -> row.get("pxname").equals(BACKEND) && concerns(row, server))
        .toList();
  }

  private static boolean concerns(Map<String, String> row, Host server) {
    return Route.concerns(row.get("svname"), server);
  }

  private static boolean isUp(Map<String, String> row) {
    return row.get("status").startsWith("UP");
  }
}
