package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.component.EdgeBalancer;
import com.foobar.stack.component.Probe;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes servers out of the balancers and puts them back, through HAProxy's runtime interface.
 *
 * @see <a href="https://docs.haproxy.org/3.2/management.html#9.3">HAProxy management, 9.3</a>
 */
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
                rows(socket).stream()
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
    for (Path socket : sockets()) {
      String answer =
          ask(socket, "set server %s/%s state %s".formatted(BACKEND, server.name(), state));
      if (!answer.isBlank()) {
        throw new StackException("HAProxy: " + answer.strip());
      }
    }
  }

  /**
   * Of the balancers that run: one that was killed leaves its socket, one that is paused would
   * never answer.
   */
  private List<Path> sockets() {
    return context.inventory().balancers().stream()
        .map(new EdgeBalancer()::on)
        .filter(balancer -> processes.state(balancer).kind() == Kind.RUNNING)
        .map(balancer -> context.layout().run(balancer).resolve("haproxy.sock"))
        .toList();
  }

  /** Requests that a server is working on, in whichever backend they came in. */
  private long running(Host server) {
    return sockets().stream()
        .flatMap(socket -> rows(socket).stream())
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

  /** HAProxy's statistics, each row a map from column to value. */
  private static List<Map<String, String>> rows(Path socket) {
    List<String> lines = ask(socket, "show stat").lines().filter(line -> !line.isBlank()).toList();
    String[] columns = lines.get(0).substring(2).split(",");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static String ask(Path socket, String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
      while (channel.read(buffer) >= 0) {
        answer.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      return answer.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StackException(
          "HAProxy does not answer on %s: %s".formatted(socket, e.getMessage()), e);
    }
  }
}
