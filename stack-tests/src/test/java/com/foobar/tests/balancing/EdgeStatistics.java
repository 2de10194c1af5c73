package com.foobar.tests.balancing;

import static java.util.stream.Collectors.toMap;

import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.tests.stack.TestStack;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a public balancer says of itself at one moment.
 *
 * @param rows by proxy and server, each a map from column to value
 * @see <a href="https://docs.haproxy.org/3.2/management.html#9.1">HAProxy management, 9.1</a>
 */
public record EdgeStatistics(Map<String, Map<String, String>> rows) {
  private static final String BACKEND = "servers";

  /** By the first one. */
  public static EdgeStatistics of(TestStack stack) {
    return of(stack, "lb");
  }

  public static EdgeStatistics of(TestStack stack, String balancer) {
    Path socket =
        stack.layout().run(stack.service(balancer, EdgeBalancer.NAME)).resolve("haproxy.sock");
    return new EdgeStatistics(
        new HaproxySocket(socket)
            .statistics().stream()
                .collect(toMap(row -> row.get("pxname") + "/" + row.get("svname"), row -> row)));
  }

  /** As in the configuration, such as {@code roundrobin}. */
  public String algorithm() {
    return rows.get(BACKEND + "/BACKEND").get("algo");
  }

  /** Whether the server's health check succeeds and nobody took it out. */
  public boolean isUp(String server) {
    return rows.get(BACKEND + "/" + server).get("status").startsWith("UP");
  }

  /** Whether somebody took the server out. */
  public boolean isWithheld(String server) {
    return rows.get(BACKEND + "/" + server).get("status").equals("MAINT");
  }

  /** Whether the server waits until no other is left. */
  public boolean isBackup(String server) {
    return rows.get(BACKEND + "/" + server).get("bck").equals("1");
  }
}
