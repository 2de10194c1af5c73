package com.foobar.stack.component;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a WildFly says when it is asked whether it is ready: of itself, and, by the readiness checks
 * of its applications, of those. WildFly makes one answer of it; but an application that is not
 * ready is no reason to take the others from their visitors.
 *
 * @param status of its answer; 0 when there was none
 * @param checks as it tells them; empty when it tells none
 * @see <a
 *     href="https://docs.wildfly.org/39/Admin_Guide.html#MicroProfile_Health_SmallRye">WildFly's
 *     health</a>
 */
public record HealthChecks(int status, List<Check> checks) {
  /** Those of the server itself. */
  private static final Set<String> OF_THE_SERVER =
      new TreeSet<>(Set.of("server-state", "boot-errors", "deployments-status", "suspend-state"));

  /** WildFly's own word, always positive, for an application that has no check. */
  private static final String WITHOUT_CHECK = "ready-deployment.";

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(1))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /**
   * One of them. Two applications may call theirs the same.
   *
   * @param data what it tells beside its result, as JSON; empty when it tells nothing
   */
  public record Check(String name, boolean passes, String data) {
    private boolean isOfTheServer() {
      return OF_THE_SERVER.contains(name);
    }

    private boolean isOfAnApplication() {
      return !isOfTheServer() && !name.startsWith(WITHOUT_CHECK);
    }

    @Override
    public String toString() {
      return "the check %s is %s%s"
          .formatted(name, passes ? "UP" : "DOWN", data.isEmpty() ? "" : " " + data);
    }
  }

  /** Asks the server's WildFly, past everything else; no answer is one without checks. */
  public static HealthChecks ask(PlanContext context, Host server) {
    try {
      return read(server.address(), context.inventory().ports().management(), LIMIT);
    } catch (IOException e) {
      return new HealthChecks(0, List.of());
    }
  }

  /**
   * @throws java.net.ConnectException when nobody listens
   * @throws IOException when there is no answer in time
   */
  public static HealthChecks read(String address, int managementPort, Duration limit)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://%s:%d/health/ready".formatted(address, managementPort)))
            .timeout(limit)
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
      return parse(answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static HealthChecks parse(int status, String body) {
    List<Check> checks = new ArrayList<>();
    try {
      for (JsonNode check : JSON.readTree(body).path("checks")) {
        checks.add(
            new Check(
                check.path("name").asText(),
                check.path("status").asText().equals("UP"),
                check.has("data") ? check.get("data").toString() : ""));
      }
    } catch (JsonProcessingException e) {
      // A server that has hardly begun to start answers in other words.
      return new HealthChecks(status, List.of());
    }
    return new HealthChecks(status, checks);
  }

  /** What keeps the server itself from serving; empty when nothing does. */
  public Optional<String> notReady() {
    if (checks.isEmpty()) {
      return Optional.of(
          "its WildFly does not say how it is" + (status == 0 ? "" : " (status %d)".formatted(status)));
    }
    List<String> reasons = new ArrayList<>();
    for (String name : OF_THE_SERVER) {
      List<Check> found = checks.stream().filter(check -> check.name().equals(name)).toList();
      if (found.isEmpty()) {
        reasons.add("its WildFly says nothing of the check " + name);
      }
      found.stream().filter(check -> !check.passes()).map(Check::toString).forEach(reasons::add);
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
  }

  /** The names of the applications' checks. */
  public Set<String> ofApplications() {
    return checks.stream()
        .filter(Check::isOfAnApplication)
        .map(Check::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those of the applications' checks that fail. */
  public List<Check> failing() {
    return checks.stream().filter(check -> check.isOfAnApplication() && !check.passes()).toList();
  }
}
