package com.foobar.stack.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks one WildFly's management by HTTP, which costs a fraction of what its native connection does.
 *
 * @param patience for each question
 */
public record HttpManagement(String address, int port, String password, Duration patience) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What WildFly's own readiness probes look at. */
  private static final String STATE =
      """
      {"operation":"composite","steps":[
       {"operation":"read-attribute","name":"server-state"},
       {"operation":"read-attribute","name":"suspend-state"},
       {"operation":"read-boot-errors","address":[{"core-service":"management"}]},
       {"operation":"read-children-resources","child-type":"deployment","include-runtime":true}]}
      """;

  public static HttpManagement of(PlanContext context, Host server, Duration patience) {
    return new HttpManagement(
        server.address(),
        context.inventory().ports().management(),
        context.secrets().get("wildfly.admin"),
        patience);
  }

  /**
   * @param operation as JSON
   * @return its result
   * @throws java.net.ConnectException when nobody listens
   * @throws IOException when the answer is no success, or none comes in time
   */
  public JsonNode ask(String operation) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) new URL("http", address, port, "/management").openConnection();
    connection.setRequestMethod("POST");
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    connection.setUseCaches(false);
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
    try (InputStream in = connection.getInputStream()) {
      return JSON.readTree(in).path("result");
    }
  }

  /**
   * What keeps the server itself from serving; empty when nothing does. Its readiness checks say
   * the same, but in one answer with those of the applications, which may be late or break it.
   *
   * @throws IOException as {@link #ask}
   */
  public Optional<String> notReady() throws IOException {
    JsonNode result = ask(STATE);
    List<String> reasons = new ArrayList<>();
    String state = step(result, 1).asText();
    if (!state.equals("running")) {
      reasons.add("its state is " + state);
    }
    String suspension = step(result, 2).asText();
    if (!suspension.equals("RUNNING")) {
      reasons.add("it is suspended (%s)".formatted(suspension));
    }
    if (!step(result, 3).isEmpty()) {
      reasons.add("it started with errors: " + step(result, 3));
    }
    for (Map.Entry<String, JsonNode> deployment : step(result, 4).properties()) {
      if (deployment.getValue().path("status").asText().equals("FAILED")) {
        reasons.add(deployment.getKey() + " has failed there");
      }
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
  }

  private static JsonNode step(JsonNode result, int number) {
    return result.path("step-" + number).path("result");
  }
}
