package com.foobar.stack.service.wildfly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.HttpQuestion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The readiness checks of a WildFly's applications. WildFly makes one answer of these and of its
 * own ones; but an application that is not ready is no reason to take the others from their
 * visitors, so that how the server itself is, is asked elsewhere ({@link HttpManagement#notReady}):
 * one check that hangs or breaks is enough that there is no answer at all.
 *
 * @param isKnown whether there was an answer
 * @param checks of the applications
 * @see <a
 *     href="https://docs.wildfly.org/39/Admin_Guide.html#MicroProfile_Health_SmallRye">WildFly's
 *     health</a>
 */
public record HealthChecks(boolean isKnown, List<Check> checks) {
  /** Those of the server itself. */
  private static final Set<String> OF_THE_SERVER =
      Set.of("server-state", "boot-errors", "deployments-status", "suspend-state");

  private static final HealthChecks UNKNOWN = new HealthChecks(false, List.of());

  /** WildFly's own word, always positive, for an application that has no check. */
  private static final String WITHOUT_CHECK = "ready-deployment.";

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One of them. Two applications may call theirs the same.
   *
   * @param data what it tells beside its result, as JSON; empty when it tells nothing
   */
  public record Check(String name, boolean passes, String data) {
    private boolean isOfAnApplication() {
      return !OF_THE_SERVER.contains(name) && !name.startsWith(WITHOUT_CHECK);
    }

    @Override
    public String toString() {
      return "the check %s is %s%s"
          .formatted(name, passes ? "UP" : "DOWN", data.isEmpty() ? "" : " " + data);
    }
  }

  /** Asks the server's WildFly, past everything else. */
  public static HealthChecks ask(PlanContext context, Host server) {
    try {
      return read(server.address(), context.inventory().ports().management(), LIMIT);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /**
   * @throws java.net.ConnectException when nobody listens
   * @throws IOException when there is no answer in time
   */
  public static HealthChecks read(String address, int managementPort, Duration limit)
      throws IOException {
    return parse(
        HttpQuestion.text("http://%s:%d/health/ready".formatted(address, managementPort), limit));
  }

  static HealthChecks parse(String answer) {
    JsonNode checks;
    try {
      checks = JSON.readTree(answer).path("checks");
    } catch (JsonProcessingException e) {
      // A server that has hardly begun to start answers in other words, as one with a broken check.
      return UNKNOWN;
    }
    List<Check> found = new ArrayList<>();
    for (JsonNode check : checks) {
      found.add(
          new Check(
              check.path("name").asText(),
              check.path("status").asText().equals("UP"),
              check.has("data") ? check.get("data").toString() : ""));
    }
    found.removeIf(check -> !check.isOfAnApplication());
    return new HealthChecks(checks.isArray(), found);
  }

  public Set<String> names() {
    return checks.stream().map(Check::name).collect(Collectors.toCollection(TreeSet::new));
  }

  public List<Check> failing() {
    return checks.stream().filter(check -> !check.passes()).toList();
  }

  /** Those that were not there before. Of two of one name, the one that has not changed was. */
  public List<Check> beyond(HealthChecks before) {
    List<Check> left = new ArrayList<>(checks);
    for (Check old : before.checks) {
      left.stream()
          .filter(check -> check.name().equals(old.name()))
          .max(Comparator.comparing(check -> check.passes() == old.passes()))
          .ifPresent(left::remove);
    }
    return left;
  }
}
