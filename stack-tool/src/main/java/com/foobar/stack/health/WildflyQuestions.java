package com.foobar.stack.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.stack.component.HealthChecks;
import com.foobar.stack.component.HttpManagement;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Asks one WildFly by HTTP, which costs a fraction of what its native management connection does:
 * whether it is ready, whether it answers visitors, what is deployed.
 */
final class WildflyQuestions {
  private static final String DEPLOYMENTS =
      """
      {"operation":"read-children-resources","child-type":"deployment","include-runtime":true}
      """;

  private static final String REQUEST_THREADS =
      """
      {"operation":"read-resource","address":[{"subsystem":"io"},{"worker":"default"}],"include-runtime":true}
      """;

  private final String address;
  private final int port;
  private final HttpManagement management;
  private final Duration patience;

  /**
   * @param port where it answers visitors
   */
  WildflyQuestions(HttpManagement management, int port) {
    this.address = management.address();
    this.port = port;
    this.management = management;
    this.patience = management.patience();
  }

  /**
   * What is deployed.
   *
   * @param digest SHA-1 of its content, in hexadecimal
   * @param status OK, FAILED or STOPPED
   */
  record Deployed(String digest, boolean enabled, String status) {}

  /**
   * Whether the server itself is, and then whether its applications are.
   *
   * @param applications which of them are not ready by these checks, if any
   */
  Answer ready(Function<HealthChecks, Optional<String>> applications) {
    try {
      Optional<String> server = management.notReady();
      return server.isPresent()
          ? Answer.wrong("it is not ready: " + server.get())
          : ofApplications(applications);
    } catch (ConnectException e) {
      return Answer.refused("nobody listens at %s:%d".formatted(address, management.port()));
    } catch (IOException e) {
      return Answer.silent(
          "it does not say within %d s whether it is ready".formatted(patience.toSeconds()));
    }
  }

  private Answer ofApplications(Function<HealthChecks, Optional<String>> judge) {
    try {
      HealthChecks health = HealthChecks.read(address, management.port(), patience);
      return health.isKnown()
          ? judge.apply(health).map(Answer::wrong).orElse(Answer.WELL)
          : Answer.wrong("the readiness check of an application breaks the answer about all");
    } catch (IOException e) {
      return Answer.wrong(
          "the readiness check of an application does not answer within %d s"
              .formatted(patience.toSeconds()));
    }
  }

  /**
   * Whether visitors get any answer. A page may be slow, so silence counts only where all threads
   * for requests are busy as well.
   */
  Answer answersVisitors() {
    try {
      front().getResponseCode();
      return Answer.WELL;
    } catch (ConnectException e) {
      return Answer.refused("nobody listens at %s:%d".formatted(address, port));
    } catch (IOException e) {
      return silence();
    }
  }

  private Answer silence() {
    try {
      JsonNode worker = management.ask(REQUEST_THREADS);
      int busy = worker.path("busy-task-thread-count").asInt(-1);
      int most = worker.path("max-pool-size").asInt(Integer.MAX_VALUE);
      return busy >= 0 && busy < most
          ? Answer.WELL
          : Answer.silent(
              "all of its %d threads for requests are busy, and none came free within %d s"
                  .formatted(most, patience.toSeconds()));
    } catch (IOException e) {
      return Answer.silent("it answers no request within %d s".formatted(patience.toSeconds()));
    }
  }

  Map<String, Deployed> deployments() throws IOException {
    Map<String, Deployed> found = new TreeMap<>();
    JsonNode deployments = management.ask(DEPLOYMENTS);
    for (Map.Entry<String, JsonNode> entry : deployments.properties()) {
      JsonNode deployment = entry.getValue();
      String hash = deployment.path("content").path(0).path("hash").path("BYTES_VALUE").asText();
      found.put(
          entry.getKey(),
          new Deployed(
              HexFormat.of().formatHex(Base64.getDecoder().decode(hash)),
              deployment.path("enabled").asBoolean(),
              deployment.path("status").asText()));
    }
    return found;
  }

  private HttpURLConnection front() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) new URL("http", address, port, "/").openConnection();
    connection.setRequestMethod("HEAD");
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    connection.setUseCaches(false);
    return connection;
  }
}
