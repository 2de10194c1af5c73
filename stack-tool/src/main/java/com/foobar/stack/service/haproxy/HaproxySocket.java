package com.foobar.stack.service.haproxy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.service.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runtime interface of one HAProxy, of the site's balancer or of a database door.
 *
 * @see <a href="https://docs.haproxy.org/3.2/management.html#9.3">HAProxy management, 9.3</a>
 */
public record HaproxySocket(Path path) {
  /** It answers within milliseconds; one that is frozen takes the connection and says nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Pattern STREAM = Pattern.compile("(?m)^0x");
  private static final Pattern BACKEND = Pattern.compile("\\bbackend=(\\S+)");
  private static final Pattern SERVER = Pattern.compile("\\bserver=(\\S+)");
  private static final Pattern AGE = Pattern.compile("\\bage=(\\w+)\\)");
  private static final Pattern AGE_PART = Pattern.compile("(\\d+)([dhms])");

  /** From here on both sides send what they like: a WebSocket. */
  private static final String TUNNEL = "rsp.st=MSG_TUNNEL";

  /**
   * What one visitor has going on with a server.
   *
   * @param age since it began
   * @param tunnel whether it is a WebSocket, which has no end of its own
   */
  public record Stream(String backend, String server, Duration age, boolean tunnel) {}

  /**
   * Of those that run: one that was killed leaves its socket, one that is paused would never
   * answer.
   */
  public static List<HaproxySocket> ofRunning(
      Service service, List<Host> hosts, PlanContext context, HostProcesses processes) {
    return hosts.stream()
        .map(service::on)
        .filter(id -> processes.state(id).kind() == Kind.RUNNING)
        .map(id -> of(context.layout(), id))
        .toList();
  }

  public static HaproxySocket of(Layout layout, ServiceId id) {
    return new HaproxySocket(layout.run(id).resolve("haproxy.sock"));
  }

  /**
   * @param state {@code maint}: nobody is sent there; {@code ready}: as its health check says
   * @throws StackException when HAProxy knows no such server
   */
  public void setState(String backend, String server, String state) {
    command("set server %s/%s state %s".formatted(backend, server, state));
  }

  /**
   * Ends the maintenance of a server that may not be well: nobody is sent there before its health
   * check has found it well. (Without more ado HAProxy takes a server for well that comes out of
   * maintenance.)
   */
  public void setReadyWhenHealthy(String backend, String server) {
    command(
        "set server %1$s/%2$s state ready; set server %1$s/%2$s health down"
            .formatted(backend, server));
  }

  /** Cuts all that goes on between visitors and the server of this backend. */
  public void shutDownSessions(String backend, String server) {
    command("shutdown sessions server %s/%s".formatted(backend, server));
  }

  private void command(String command) {
    String answer = ask(command);
    if (!answer.isBlank()) {
      throw new StackException("HAProxy: " + answer.strip());
    }
  }

  /** The pid of the worker that has the socket now; empty while one hands over to the next. */
  public Optional<String> worker() {
    try {
      return ask("show info")
          .lines()
          .filter(line -> line.startsWith("Pid: "))
          .map(line -> line.substring(5).strip())
          .findFirst();
    } catch (StackException e) {
      return Optional.empty();
    }
  }

  /** A row for each frontend, server and backend, from column to value. */
  public List<Map<String, String>> statistics() {
    List<String> lines = ask("show stat").lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new StackException("HAProxy says nothing of itself on " + path);
    }
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

  /**
   * Puts other entries in the place of all that a map has, in one step.
   *
   * @param name of the map's file, without its folder, which HAProxy may know by another path
   * @param entries a line for each: key, blank, value
   */
  public void replaceMap(String name, String entries) {
    Optional<String> map =
        ask("show map")
            .lines()
            .filter(line -> line.contains("/" + name + ")"))
            .map(line -> "#" + line.substring(0, line.indexOf(' ')))
            .findFirst();
    if (map.isEmpty()) {
      // It runs with an earlier configuration, and reads the file when it gets the next.
      return;
    }
    String prepared = ask("prepare map " + map.get()).strip();
    String version = "@" + prepared.substring(prepared.lastIndexOf(' ') + 1);
    if (!entries.isEmpty()) {
      command("add map %s %s <<\n%s".formatted(version, map.get(), entries));
    }
    command("commit map %s %s".formatted(version, map.get()));
  }

  /** All that goes on right now. */
  public List<Stream> streams() {
    return streams(ask("show sess all"));
  }

  static List<Stream> streams(String answer) {
    return STREAM
        .splitAsStream(answer)
        .filter(text -> SERVER.matcher(text).find())
        .map(
            text ->
                new Stream(
                    first(BACKEND, text),
                    first(SERVER, text),
                    age(first(AGE, text)),
                    text.contains(TUNNEL)))
        .toList();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** HAProxy writes 59s, 12m3s, 1h2m or 3d4h. */
  private static Duration age(String text) {
    Duration age = Duration.ZERO;
    Matcher part = AGE_PART.matcher(text);
    while (part.find()) {
      long number = Long.parseLong(part.group(1));
      age =
          age.plus(
              switch (part.group(2)) {
                case "d" -> Duration.ofDays(number);
                case "h" -> Duration.ofHours(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofSeconds(number);
              });
    }
    return age;
  }

  private String ask(String command) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Selector selector = Selector.open();
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(path));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
      while (true) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0 || selector.select(left) == 0 && System.nanoTime() >= deadline) {
          throw new IOException("nothing came for %d s".formatted(PATIENCE.toSeconds()));
        }
        selector.selectedKeys().clear();
        if (channel.read(buffer) < 0) {
          return answer.toString(StandardCharsets.UTF_8);
        }
        answer.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
    } catch (IOException e) {
      throw new StackException(
          "HAProxy does not answer on %s: %s".formatted(path, e.getMessage()), e);
    }
  }
}
