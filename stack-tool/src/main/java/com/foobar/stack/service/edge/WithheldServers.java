package com.foobar.stack.service.edge;

import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The servers that a balancer sends nobody to, as it reads them when it starts or reloads: whoever
 * brings it back, it goes on without those that were taken out while it was away.
 *
 * @param names of servers, also of such as it does not know
 * @see <a href="https://docs.haproxy.org/3.2/management.html#9.3">HAProxy management, 9.3, show
 *     servers state</a>
 */
public record WithheldServers(Set<String> names) {
  /** Whose servers are checked; those of all other backends follow them (haproxy/edge.cfg). */
  public static final String BACKEND = "servers";

  /** The format's, which is the only one there is. */
  private static final String VERSION = "1\n";

  /**
   * Of {@code show servers state}: the backend's number (0: the name decides), name, the server's,
   * its name, address (-: the configuration's), state (2: it is well, as far as anybody knows),
   * maintenance (1: somebody took it out), weights, ages and checks that nobody needs, port.
   */
  private static final String LINE = "0 %s 0 %s - 2 1 1 1 0 1 0 0 0 0 0 0 - %d - 0 0 - - 0\n";

  private static final int NAME = 3;

  public WithheldServers {
    names = Set.copyOf(names);
  }

  static Path file(Layout layout, ServiceId balancer) {
    return layout.data(balancer).resolve("servers.state");
  }

  /** What the balancer would read now; none when nobody was ever withheld. */
  public static WithheldServers of(Layout layout, ServiceId balancer) throws IOException {
    Path file = file(layout, balancer);
    return new WithheldServers(
        !Files.exists(file)
            ? Set.of()
            : Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields.length > NAME)
                .map(fields -> fields[NAME])
                .collect(Collectors.toSet()));
  }

  /**
   * @param port of the servers' Nginx, which HAProxy would else forget
   */
  public void keep(Layout layout, ServiceId balancer, int port) throws IOException {
    PrivateFiles.update(file(layout, balancer), text(port));
  }

  private String text(int port) {
    return new TreeSet<>(names)
        .stream()
            .map(name -> LINE.formatted(BACKEND, name, port))
            .collect(Collectors.joining("", VERSION, ""));
  }
}
