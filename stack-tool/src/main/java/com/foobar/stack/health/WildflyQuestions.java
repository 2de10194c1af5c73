package com.foobar.stack.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.stack.component.HealthChecks;
import com.foobar.stack.component.ManagementUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks one WildFly by HTTP, which costs a fraction of what its native management connection does:
 * whether it is ready, whether it answers visitors, what is deployed.
 */
final class WildflyQuestions {
  private static final ObjectMapper JSON = new ObjectMapper();

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
  private final int managementPort;
  private final String password;
  private final Duration patience;

  /**
   * @param password of the management's administrator
   * @param patience for each question
   */
  WildflyQuestions(
      String address, int port, int managementPort, String password, Duration patience) {
    this.address = address;
    this.port = port;
    this.managementPort = managementPort;
    this.password = password;
    this.patience = patience;
  }

  /**
   * What is deployed.
   *
   * @param digest SHA-1 of its content, in hexadecimal
   * @param status OK, FAILED or STOPPED
   */
  record Deployed(String digest, boolean enabled, String status) {}

  /**
   * Its own word, with the checks that are down.
   *
   * @param applications which applications are not ready by these checks, if any
   */
  Answer ready(Function<HealthChecks, Optional<String>> applications) {
    try {
      HealthChecks health = HealthChecks.read(address, managementPort, patience);
      String reasons =
          Stream.of(
                  health.notReady().map(reason -> "it is not ready: " + reason),
                  applications.apply(health))
              .flatMap(Optional::stream)
              .collect(Collectors.joining(", "));
      return reasons.isEmpty() ? Answer.WELL : Answer.wrong(reasons);
    } catch (ConnectException e) {
      return Answer.refused("nobody listens at %s:%d".formatted(address, managementPort));
    } catch (IOException e) {
      return Answer.silent(
          "it does not say within %d s whether it is ready".formatted(patience.toSeconds()));
    }
  }

  /**
   * Whether visitors get any answer. A page may be slow, so silence counts only where all threads
   * for requests are busy as well.
   */
  Answer answersVisitors() {
    try {
      open("HEAD", port, "/").getResponseCode();
      return Answer.WELL;
    } catch (ConnectException e) {
      return Answer.refused("nobody listens at %s:%d".formatted(address, port));
    } catch (IOException e) {
      return silence();
    }
  }

  private Answer silence() {
    try {
      JsonNode worker = manage(REQUEST_THREADS);
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
    JsonNode deployments = manage(DEPLOYMENTS);
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

  private JsonNode manage(String operation) throws IOException {
    HttpURLConnection connection = open("POST", managementPort, "/management");
    connection.setAuthenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(ManagementUser.NAME, password.toCharArray());
          }
        });
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(operation.getBytes(StandardCharsets.UTF_8));
    }
    int status = connection.getResponseCode();
    if (status != 200) {
      throw new IOException("its management answers " + status);
    }
    return JSON.readTree(body(connection.getInputStream())).path("result");
  }

  private HttpURLConnection open(String method, int toPort, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) new URL("http", address, toPort, path).openConnection();
    connection.setRequestMethod(method);
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    connection.setUseCaches(false);
    return connection;
  }

  private static String body(InputStream stream) throws IOException {
    return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
