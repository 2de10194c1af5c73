package com.foobar.bench.beside;

import com.foobar.bench.stand.Stand;
import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * WildFly's own load balancer (mod_cluster) before the stack's WildFlys. These are not told of it:
 * what their mod_cluster subsystem would tell the balancer is told here in their names, so that
 * they are the same as behind the edge.
 *
 * @see <a href="https://docs.modcluster.io/#mcmp">The Mod-Cluster Management Protocol</a>
 */
public final class LoadBalancer implements AutoCloseable {
  private static final String CONFIGURATION = "standalone-load-balancer.xml";
  private static final String NAME = "beside/mod_cluster";

  /** Seconds between two reports of a server, as the subsystem's status-interval has it. */
  private static final int STATUS_INTERVAL = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Stand stand;
  private final Beside beside;
  private final int port;
  private final int management;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ScheduledExecutorService reports =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "mod_cluster");
            thread.setDaemon(true);
            return thread;
          });

  private LoadBalancer(Stand stand, Beside beside) {
    this.stand = stand;
    this.beside = beside;
    this.port = beside.freePort();
    this.management = beside.freePort();
  }

  /**
   * Returns when it passes requests on.
   *
   * @throws StackException when it does not come so far; nothing is left then
   */
  public static LoadBalancer start(Stand stand) {
    LoadBalancer balancer = new LoadBalancer(stand, Beside.of(stand.context()));
    try {
      balancer.start();
    } catch (RuntimeException e) {
      balancer.close();
      throw e;
    }
    return balancer;
  }

  private void start() {
    PlanContext stack = stand.context();
    new LoneWildfly(beside, stack)
        .start(
            CONFIGURATION,
            stack.renderShared("bench/beside/load-balancer.cli"),
            "bench/beside/load-balancer.properties",
            Map.of(
                "node",
                Map.of("name", "load-balancer"),
                "ports",
                Map.of("wildfly", port, "mcmp", management, "management", beside.freePort())),
            this::missing);
    stand.addGuest(NAME, beside.pid(WildflyNode.NAME));
    reports.scheduleAtFixedRate(this::report, STATUS_INTERVAL, STATUS_INTERVAL, TimeUnit.SECONDS);
  }

  private Optional<String> missing() {
    try {
      int wildfly = stand.context().inventory().ports().wildfly();
      for (Host server : stand.context().inventory().applicationServers()) {
        tell("CONFIG", server, "Host=%s&Port=%d&Type=http".formatted(server.address(), wildfly));
        tell("ENABLE-APP", server, "Alias=default-host&Context=%2F");
        tell("STATUS", server, "Load=100");
      }
      int status = get("/api/session");
      return status == 401
          ? Optional.empty()
          : Optional.of("it answers %d where a server answers 401".formatted(status));
    } catch (IOException e) {
      return Optional.of("it does not answer: " + e.getMessage());
    }
  }

  private void report() {
    for (Host server : stand.context().inventory().applicationServers()) {
      try {
        tell("STATUS", server, "Load=100");
      } catch (IOException | RuntimeException e) {
        // Requests that it does not pass on are counted as failed.
      }
    }
  }

  private void tell(String what, Host server, String more) throws IOException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    URI.create("http://%s:%d/".formatted(beside.address(), management)))
                .method(what, BodyPublishers.ofString("JVMRoute=%s&%s".formatted(server, more))));
    if (answer.statusCode() != 200) {
      throw new IOException("%s is answered by %d".formatted(what, answer.statusCode()));
    }
  }

  private int get(String path) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url() + path))).statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  /** Without a path. */
  public String url() {
    return "http://%s:%d".formatted(beside.address(), port);
  }

  @Override
  public void close() {
    reports.shutdownNow();
    stand.removeGuest(NAME);
    beside.close();
  }
}
