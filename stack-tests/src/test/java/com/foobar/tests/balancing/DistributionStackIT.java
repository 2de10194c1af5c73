package com.foobar.tests.balancing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.tests.site.Site;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How requests without a persistence cookie spread over the servers, as the inventory says. */
class DistributionStackIT {
  private static final int REQUESTS = 60;
  private static final String PATH = "/api/events";

  private final TestStack stack;
  private final Site site;

  DistributionStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  /** Each test begins with the balancing that it needs, so once at the end is enough. */
  @AfterAll
  static void restore(TestStack stack) {
    stack.up();
    awaitBalancing(stack, "roundrobin", false);
  }

  /**
   * @param least of {@value #REQUESTS} at each server. Of servers that have equally few connections
   *     HAProxy takes any: fewer than 15 of 60 are one chance in ten thousand.
   * @see <a href="https://github.com/haproxy/haproxy/issues/881">how it keeps them since 3.2</a>
   */
  @ParameterizedTest
  @CsvSource({"roundrobin, 24", "leastconn, 15"})
  void requestsSpreadEvenly(String algorithm, long least) {
    balanceBy(algorithm, "active-active");

    Map<String, Long> served =
        IntStream.range(0, REQUESTS)
            .mapToObj(i -> site.get(PATH).require(200).servedBy())
            .collect(groupingBy(server -> server, counting()));

    assertThat(served).containsOnlyKeys("server-1", "server-2");
    assertThat(served.values())
        .as("%s", served)
        .allSatisfy(count -> assertThat(count).isBetween(least, REQUESTS - least));
  }

  @Test
  void aSourceAddressStaysOnItsServerAndManySpread() {
    balanceBy("source", "active-active");

    Map<String, String> first = serversBySource();
    Map<String, String> second = serversBySource();

    assertThat(second).isEqualTo(first);
    Map<String, Long> served =
        first.values().stream().collect(groupingBy(server -> server, counting()));
    // A hash is even only in the long run.
    assertThat(served).containsOnlyKeys("server-1", "server-2");
    assertThat(served.values())
        .as("%s", served)
        .allSatisfy(count -> assertThat(count).isGreaterThan(first.size() / 4));
  }

  @Test
  void aPassiveServerTakesOverWhenTheActiveOneFails() {
    balanceBy("roundrobin", "active-passive");

    assertThat(IntStream.range(0, 20).mapToObj(i -> site.get(PATH).require(200).servedBy()))
        .containsOnly("server-1");

    stack.kill("server-1/nginx");
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(site.get(PATH).require(200).servedBy()).isEqualTo("server-2"));
  }

  private void balanceBy(String algorithm, String mode) {
    stack.runOn(stack.balancedBy(algorithm, mode), "up").requireSuccess();
    awaitBalancing(stack, algorithm, mode.equals("active-passive"));
  }

  /** The old worker may answer for a moment after a reload. */
  private static void awaitBalancing(TestStack stack, String algorithm, boolean passive) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              EdgeStatistics edge = EdgeStatistics.of(stack);
              assertThat(edge.algorithm()).isEqualTo(algorithm);
              assertThat(edge.isBackup("server-2")).isEqualTo(passive);
              assertThat(edge.isUp("server-1")).isTrue();
              assertThat(edge.isUp("server-2")).isTrue();
            });
  }

  /** Who answers each of a hundred clients, by the client's address. */
  private Map<String, String> serversBySource() {
    Map<String, String> servers = new TreeMap<>();
    for (int i = 1; i <= 100; i++) {
      String source = "127.9.7." + i;
      servers.put(source, servedBy(source));
    }
    return servers;
  }

  /** Java's HTTP client cannot choose the address that it comes from. */
  private String servedBy(String source) {
    URI url = site.resolve(PATH);
    try (Socket socket =
        new Socket(url.getHost(), url.getPort(), InetAddress.getByName(source), 0)) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "HEAD %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(url.getPath(), url.getHost())
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer
          .lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-served-by:"))
          .map(line -> line.substring("x-served-by:".length()).strip())
          .findFirst()
          .orElseThrow(() -> new AssertionError(answer));
    } catch (IOException e) {
      throw new AssertionError(source, e);
    }
  }
}
