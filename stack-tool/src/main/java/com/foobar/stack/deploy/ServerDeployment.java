package com.foobar.stack.deploy;

import com.foobar.stack.inventory.ApplicationLimits;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.InventoryApplication.Rehearsed;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.publish.StaticPublication;
import com.foobar.stack.service.wildfly.HealthChecks;
import com.foobar.stack.service.wildfly.HttpManagement.Deployed;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is deployed on one application server: in its WildFly, and as static files in the Nginx of
 * its host. A web host that has no WildFly of its own is given the files by each application server
 * in turn, the same ones.
 */
final class ServerDeployment {
  private final PlanContext context;
  private final Host server;

  /** For its own Nginx, and for those that have no application server. */
  private final List<StaticPublication> files;

  private final AnsweringPaths roots;
  private final CheckOwners owners;
  private final EdgeControl edge;
  private final Progress progress;

  ServerDeployment(PlanContext context, HostProcesses processes, Host server, Progress progress) {
    this.context = context;
    this.edge = new EdgeControl(context, processes);
    this.progress = progress;
    this.server = server;
    this.files =
        context.inventory().webServers().stream()
            .filter(web -> web.equals(server) || !web.is(Role.APPLICATION))
            .map(web -> new StaticPublication(context, processes, server, web))
            .toList();
    this.roots = new AnsweringPaths(context, processes);
    this.owners = new CheckOwners(context.layout(), server);
  }

  /** Deploys where something else or nothing is deployed under that name. */
  void install(Application application) {
    ApplicationLimits limits = context.inventory().limitsOf(application.name());
    try (WildflyManagement wildfly = WildflyManagement.of(context, server)) {
      Map<String, Deployed> there = wildfly.deployments();
      if (!isIn(there, application)) {
        files.forEach(nginx -> nginx.ask(application.name()));
        OwnChecks own =
            new OwnChecks(
                application.name(),
                owners,
                there.containsKey(application.name()),
                HealthChecks.ask(context, server));
        wildfly.deploy(application.name(), application.file(), limits.deployment());
        awaitReady(limits.deployment(), () -> own.notReady(HealthChecks.ask(context, server)));
        own.learn(HealthChecks.ask(context, server));
      } else {
        awaitReady(limits.deployment(), Optional::empty);
      }
      Map<String, String> contextRoots = wildfly.contextRoots(application.name());
      // A singleton deployment that is active on another server tells nothing here.
      roots.replace(
          server,
          application.name(),
          contextRoots.isEmpty()
              ? ContextRoots.of(application.name(), application.file()).values()
              : contextRoots.values());
      files.forEach(nginx -> nginx.publish(application.name(), application.digest(), contextRoots));
    }
    warmUp(application.name());
  }

  /**
   * While another server has the visitors. Where none has, they rather wait for a cold server than
   * see none.
   */
  private void warmUp(String application) {
    List<Rehearsed> requests = context.inventory().warmUpOf(application);
    if (requests.isEmpty() || edge.isServing(server) || !edge.isAnotherServing(server)) {
      return;
    }
    String part = server.name() + "/warm-up";
    progress.report(part, "asking " + application);
    List<String> warnings = new WarmUp(context, server).of(requests);
    new WarmUpNotes(context.layout(), server).replace(application, warnings);
    progress.report(
        part,
        warnings.isEmpty()
            ? "done"
            : "warning: %s: %s".formatted(application, String.join("; ", warnings)));
  }

  /** Whether its WildFly has all of these in their versions, and none of the removed ones. */
  boolean has(List<Application> applications, List<String> removed) {
    try (WildflyManagement wildfly = WildflyManagement.of(context, server)) {
      Map<String, Deployed> there = wildfly.deployments();
      return applications.stream().allMatch(application -> isIn(there, application))
          && removed.stream().noneMatch(there::containsKey);
    }
  }

  /** In its version, and not disabled. */
  private static boolean isIn(Map<String, Deployed> there, Application application) {
    Deployed deployed = there.get(application.name());
    return deployed != null && deployed.enabled() && deployed.digest().equals(application.digest());
  }

  void remove(String application) {
    try (WildflyManagement wildfly = WildflyManagement.of(context, server)) {
      files.forEach(nginx -> nginx.withdraw(application));
      wildfly.undeploy(application);
      roots.forget(server, application);
      owners.forget(application);
      new WarmUpNotes(context.layout(), server).replace(application, List.of());
    }
  }

  /** First the server itself, then what else is to be. */
  private void awaitReady(Duration limit, Supplier<Optional<String>> more) {
    WildflyNode node = new WildflyNode();
    Await.until(node.on(server).toString(), limit, () -> node.notReady(context, server).or(more));
  }

  /**
   * Another server has a version that this one will have; see {@link StaticPublication#announce}.
   */
  void announce(Application application, ServerDeployment other) {
    for (StaticPublication there : other.files.stream().limit(1).toList()) {
      files.forEach(nginx -> nginx.announce(application.name(), there));
    }
  }
}
