package com.foobar.stack.deploy;

import com.foobar.stack.component.EdgeBalancer;
import com.foobar.stack.component.HaproxySocket;
import com.foobar.stack.component.Probe;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes servers out of the balancers and puts them back. */
public final class EdgeControl {
  private static final String BACKEND = "servers";

  private final PlanContext context;
  private final HostProcesses processes;

  public EdgeControl(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.processes = processes;
  }

  /** Whether some other server takes requests, so that this one can be spared. */
  public boolean canSpare(Host server) {
    return sockets().stream()
        .allMatch(
            socket ->
                socket.statistics().stream()
                    .filter(row -> row.get("pxname").equals(BACKEND))
                    .anyMatch(row -> !isOf(row, server) && isServer(row) && isUp(row)));
  }

  /**
   * Sends new requests elsewhere, those with the persistence cookie too, and waits for the running
   * ones.
   */
  public void drain(Host server) {
    setState(server, "maint");
    Await.until(
        "draining " + server,
        Duration.ofSeconds(60),
        () -> {
          long running = running(server);
          return running == 0
              ? Optional.empty()
              : Optional.of(running + " requests are still running");
        });
  }

  /**
   * Lets requests in again, which HAProxy does at once: its health check only takes a server out.
   * So the server itself is asked first, in the way the health check asks.
   */
  public void restore(Host server) {
    String check =
        "http://%s:%d/health/ready"
            .formatted(server.address(), context.inventory().ports().nginx());
    Await.until(
        "putting " + server + " back",
        Duration.ofSeconds(60),
        () -> Probe.get(check, status -> status == 200));
    setState(server, "ready");
  }

  /** Keeps requests away from a server that is about to start; waits for nothing. */
  public void withhold(Host server) {
    setState(server, "maint");
  }

  /**
   * Lets requests in to the servers that have all their applications, and to no other, since a
   * server without them is ready all the same and answers "not found". When no server has, all are
   * let in: some applications are better than none. Undoes, too, what a command that died in the
   * middle left behind.
   */
  public void admit(Set<Host> complete) {
    for (Host server : context.inventory().servers()) {
      setState(server, complete.isEmpty() || complete.contains(server) ? "ready" : "maint");
    }
  }

  private void setState(Host server, String state) {
    sockets().forEach(socket -> socket.setState(BACKEND, server.name(), state));
  }

  private List<HaproxySocket> sockets() {
    return HaproxySocket.ofRunning(
        new EdgeBalancer(), context.inventory().balancers(), context, processes);
  }

  /** Requests that a server is working on, in whichever backend they came in. */
  private long running(Host server) {
    return sockets().stream()
        .flatMap(socket -> socket.statistics().stream())
        .filter(row -> isOf(row, server))
        .mapToLong(row -> Long.parseLong(row.get("scur")))
        .sum();
  }

  private static boolean isOf(Map<String, String> row, Host server) {
    return row.get("svname").equals(server.name());
  }

  private static boolean isServer(Map<String, String> row) {
    return !row.get("svname").equals("BACKEND");
  }

  private static boolean isUp(Map<String, String> row) {
    return row.get("status").startsWith("UP");
  }
}
