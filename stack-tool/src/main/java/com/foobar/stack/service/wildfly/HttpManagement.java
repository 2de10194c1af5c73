package com.foobar.stack.service.wildfly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.HttpQuestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks one WildFly's management by HTTP, which costs a fraction of what its native connection does.
 *
 * @param patience for each question
 */
public record HttpManagement(String address, int port, String password, Duration patience) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What WildFly's own readiness probes look at, and what is deployed. */
  private static final String STATE =
      """
      {"operation":"composite","steps":[
       {"operation":"read-attribute","name":"server-state"},
       {"operation":"read-attribute","name":"suspend-state"},
       {"operation":"read-boot-errors","address":[{"core-service":"management"}]},
       {"operation":"read-children-resources","child-type":"deployment","include-runtime":true}]}
      """;

  private static final List<String> CONTEXT_ROOTS =
      List.of(
          """
          {"operation":"read-attribute","name":"context-root",
           "address":[{"deployment":"*"},{"subsystem":"undertow"}]}
          """,
          """
          {"operation":"read-attribute","name":"context-root",
           "address":[{"deployment":"*"},{"subdeployment":"*"},{"subsystem":"undertow"}]}
          """);

  /**
   * How a server is.
   *
   * @param reasons what keeps the server itself from serving; empty when nothing does. Its
   *     readiness checks say the same, but in one answer with those of the applications, which may
   *     be late or break it.
   * @param deployments by name
   */
  public record State(List<String> reasons, Map<String, Deployed> deployments) {
    /** Why it cannot serve; empty when it can. */
    public Optional<String> notReady() {
      return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
    }
  }

  /**
   * What is deployed.
   *
   * @param digest SHA-1 of its content, in hexadecimal
   * @param status OK, FAILED or STOPPED
   */
  public record Deployed(String digest, boolean enabled, String status) {}

  /**
   * Where a web application answers. The server knows: it read the descriptors.
   *
   * @param deployment the deployed file
   * @param archive the WAR in it, or the deployed file itself
   * @param path such as {@code /}
   */
  public record ContextRoot(String deployment, String archive, String path) {}

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
        HttpQuestion.to("POST", "http://%s:%d/management".formatted(address, port), patience);
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
   * @throws IOException as {@link #ask}
   */
  public State state() throws IOException {
    JsonNode result = ask(STATE);
    Map<String, Deployed> deployments = new TreeMap<>();
    step(result, 4)
        .properties()
        .forEach(entry -> deployments.put(entry.getKey(), deployed(entry.getValue())));
    return new State(reasons(result, deployments), deployments);
  }

  private static Deployed deployed(JsonNode deployment) {
    String hash = deployment.path("content").path(0).path("hash").path("BYTES_VALUE").asText();
    return new Deployed(
        HexFormat.of().formatHex(Base64.getDecoder().decode(hash)),
        deployment.path("enabled").asBoolean(),
        deployment.path("status").asText());
  }

  private static List<String> reasons(JsonNode result, Map<String, Deployed> deployments) {
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
    deployments.forEach(
        (name, deployed) -> {
          if (deployed.status().equals("FAILED")) {
            reasons.add(name + " has failed there");
          }
        });
    return reasons;
  }

  /**
   * @throws IOException as {@link #ask}
   */
  public List<ContextRoot> contextRoots() throws IOException {
    List<ContextRoot> roots = new ArrayList<>();
    for (String question : CONTEXT_ROOTS) {
      for (JsonNode found : ask(question)) {
        if (found.hasNonNull("result")) {
          JsonNode address = found.path("address");
          String deployment = address.path(0).path("deployment").asText();
          roots.add(
              new ContextRoot(
                  deployment,
                  address.path(1).path("subdeployment").asText(deployment),
                  found.path("result").asText()));
        }
      }
    }
    return roots;
  }

  private static JsonNode step(JsonNode result, int number) {
    return result.path("step-" + number).path("result");
  }
}
