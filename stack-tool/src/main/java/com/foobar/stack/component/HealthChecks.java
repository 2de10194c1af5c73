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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a WildFly says when it is asked whether it is ready: of itself, and, by the readiness checks
 * of its applications, of those. WildFly makes one answer of it; but an application that is not
 * ready is no reason to take the others from their visitors.
 *
 * @param checks whether it passes, by its name; empty when there was no answer
 * @see <a
 *     href="https://docs.wildfly.org/39/Admin_Guide.html#MicroProfile_Health_SmallRye">WildFly's
 *     health</a>
 */
public record HealthChecks(Map<String, Boolean> checks) {
  /** Those of the server itself (haproxy/edge.cfg asks for the same). */
  private static final Set<String> OF_THE_SERVER =
      Set.of("server-state", "boot-errors", "deployments-status", "suspend-state");

  /** WildFly's own word, always positive, for an application that has no check. */
  private static final String WITHOUT_CHECK = "ready-deployment.";

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(1))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** Asks the server's WildFly, past everything else. */
  public static HealthChecks ask(PlanContext context, Host server) {
    URI address =
        URI.create(
            "http://%s:%d/health/ready"
                .formatted(server.address(), context.inventory().ports().management()));
    try {
      return parse(
          CLIENT
              .send(HttpRequest.newBuilder(address).timeout(LIMIT).build(), BodyHandlers.ofString())
              .body());
    } catch (IOException e) {
      return new HealthChecks(Map.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HealthChecks(Map.of());
    }
  }

  static HealthChecks parse(String answer) {
    Map<String, Boolean> checks = new TreeMap<>();
    try {
      for (JsonNode check : new ObjectMapper().readTree(answer).path("checks")) {
        boolean passes = check.path("status").asText().equals("UP");
        // Two applications may call theirs the same.
        checks.merge(check.path("name").asText(), passes, Boolean::logicalAnd);
      }
    } catch (JsonProcessingException e) {
      // A server that has hardly begun to start answers in other words.
      return new HealthChecks(Map.of());
    }
    return new HealthChecks(checks);
  }

  /** What keeps the server itself from serving; empty when nothing does. */
  public Optional<String> notReady() {
    if (checks.isEmpty()) {
      return Optional.of("its WildFly does not say how it is");
    }
    List<String> failing = new ArrayList<>();
    for (String check : new TreeSet<>(OF_THE_SERVER)) {
      if (!checks.getOrDefault(check, false)) {
        failing.add(check);
      }
    }
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of("its WildFly's check %s fails".formatted(String.join(", ", failing)));
  }

  /** The checks of applications. */
  public Set<String> ofApplications() {
    Set<String> names = new TreeSet<>(checks.keySet());
    names.removeAll(OF_THE_SERVER);
    names.removeIf(name -> name.startsWith(WITHOUT_CHECK));
    return names;
  }

  /** Those of them that fail. */
  public Set<String> failing() {
    Set<String> names = ofApplications();
    names.removeIf(checks::get);
    return names;
  }
}
