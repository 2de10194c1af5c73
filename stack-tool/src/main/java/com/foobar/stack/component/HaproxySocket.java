package com.foobar.stack.component;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The runtime interface of one HAProxy, of the site's balancer or of a database door.
 *
 * @see <a href="https://docs.haproxy.org/3.2/management.html#9.3">HAProxy management, 9.3</a>
 */
public record HaproxySocket(Path path) {
  /**
   * Of those that run: one that was killed leaves its socket, one that is paused would never
   * answer.
   */
  public static List<HaproxySocket> ofRunning(
      Component component, List<Host> hosts, PlanContext context, HostProcesses processes) {
    return hosts.stream()
        .map(component::on)
        .filter(service -> processes.state(service).kind() == Kind.RUNNING)
        .map(service -> new HaproxySocket(context.layout().run(service).resolve("haproxy.sock")))
        .toList();
  }

  /**
   * @param state {@code maint}: nobody is sent there; {@code ready}: as its health check says
   * @throws StackException when HAProxy knows no such server
   */
  public void setState(String backend, String server, String state) {
    String answer = ask("set server %s/%s state %s".formatted(backend, server, state));
    if (!answer.isBlank()) {
      throw new StackException("HAProxy: " + answer.strip());
    }
  }

  /** A row for each frontend, server and backend, from column to value. */
  public List<Map<String, String>> statistics() {
    List<String> lines = ask("show stat").lines().filter(line -> !line.isBlank()).toList();
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

  private String ask(String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(path));
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
          "HAProxy does not answer on %s: %s".formatted(path, e.getMessage()), e);
    }
  }
}
