package com.foobar.stack.health;

import com.foobar.stack.deploy.KeptApplication;
import com.foobar.stack.deploy.Version;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.SideBySide;
import com.foobar.stack.service.SideBySide.Asked;
import com.foobar.stack.service.wildfly.HttpManagement;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each server has of the applications, in its own words. */
public final class ApplicationStates {
  /** What is said of a server that has the version that it is to have. */
  public static final String CURRENT = "current";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<Host, Map<String, Deployed>> servers;

  private ApplicationStates(Map<Host, Map<String, Deployed>> servers) {
    this.servers = servers;
  }

  /** Asks all servers at once, and waits for none longer than some seconds. */
  public static ApplicationStates ask(PlanContext context) {
    try (SideBySide asking = new SideBySide(PATIENCE)) {
      Map<Host, Asked<Map<String, Deployed>>> asked = new LinkedHashMap<>();
      for (Host server : context.inventory().applicationServers()) {
        asked.put(
            server,
            asking.ask(
                () -> HttpManagement.of(context, server, PATIENCE).state().deployments(),
                failure -> null));
      }
      Map<Host, Map<String, Deployed>> servers = new LinkedHashMap<>();
      asked.forEach((server, answer) -> servers.put(server, asking.of(answer)));
      return new ApplicationStates(servers);
    }
  }

  /**
   * By server: {@link #CURRENT}, or what is not as it is to be. A server that does not answer says
   * nothing.
   */
  public Map<String, String> of(KeptApplication application) {
    Map<String, String> states = new LinkedHashMap<>();
    servers.forEach(
        (server, deployments) ->
            states.put(
                server.name(),
                deployments == null
                    ? "does not answer"
                    : state(application, deployments.get(application.name()))));
    return states;
  }

  private static String state(KeptApplication application, Deployed there) {
    if (there == null) {
      return application.undeployed() ? CURRENT : "does not have it";
    }
    if (application.undeployed()) {
      return "still has it";
    }
    if (!there.enabled()) {
      return "has it disabled";
    }
    if (application.deployed().filter(it -> it.digest().equals(there.digest())).isEmpty()) {
      return application.versions().stream()
          .filter(version -> version.digest().equals(there.digest()))
          .map(Version::number)
          .findFirst()
          .map("has version %d"::formatted)
          .orElse("has another version");
    }
    return there.status().equals("FAILED") ? "has failed to start it" : CURRENT;
  }
}
