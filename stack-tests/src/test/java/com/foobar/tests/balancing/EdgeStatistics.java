package com.foobar.tests.balancing;

import com.foobar.stack.plan.Service;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the public balancer says of itself at one moment.
 *
 * @param rows by proxy and server, each a map from column to value
 * @see <a href="https://docs.haproxy.org/3.2/management.html#9.1">HAProxy management, 9.1</a>
 */
public record EdgeStatistics(Map<String, Map<String, String>> rows) {
  private static final String BACKEND = "servers";

  public static EdgeStatistics of(TestStack stack) {
    Path socket = stack.layout().run(stack.service("lb", Service.HAPROXY)).resolve("haproxy.sock");
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap("show stat\n".getBytes(StandardCharsets.US_ASCII)));
      String answer =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      return parse(answer.lines().filter(line -> !line.isBlank()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(socket.toString(), e);
    }
  }

  private static EdgeStatistics parse(List<String> lines) {
    String[] columns = lines.get(0).substring(2).split(",");
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.length; i++) {
        row.put(columns[i], values[i]);
      }
      rows.put(values[0] + "/" + values[1], row);
    }
    return new EdgeStatistics(rows);
  }

  /** As in the configuration, such as {@code roundrobin}. */
  public String algorithm() {
    return rows.get(BACKEND + "/BACKEND").get("algo");
  }

  /** Whether the server's health check succeeds and nobody took it out. */
  public boolean isUp(String server) {
    return rows.get(BACKEND + "/" + server).get("status").startsWith("UP");
  }

  /** Whether the server waits until no other is left. */
  public boolean isBackup(String server) {
    return rows.get(BACKEND + "/" + server).get("bck").equals("1");
  }
}
