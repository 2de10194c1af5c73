package com.foobar.stack.deploy;

import com.foobar.stack.component.WildflyNode;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.publish.StaticPublication;
import java.util.List;

/** What is deployed on one server: in its WildFly, and as static files in its Nginx. */
final class ServerDeployment {
  private final PlanContext context;
  private final Host server;
  private final StaticPublication files;

  ServerDeployment(PlanContext context, HostProcesses processes, Host server) {
    this.context = context;
    this.server = server;
    this.files = new StaticPublication(context, processes, server);
  }

  /** Deploys where something else or nothing is deployed under that name. */
  void install(Application application) {
    try (WildflyManagement wildfly = WildflyManagement.connect(context, server)) {
      if (!wildfly.digestOf(application.name()).filter(application.digest()::equals).isPresent()) {
        files.ask(application.name());
        wildfly.deploy(application.name(), application.file());
      }
      awaitReady();
      files.publish(
          application.name(), application.digest(), wildfly.contextRoots(application.name()));
    }
  }

  /** Whether its WildFly has all of these in their versions, and none of the removed ones. */
  boolean has(List<Application> applications, List<String> removed) {
    try (WildflyManagement wildfly = WildflyManagement.connect(context, server)) {
      return applications.stream()
              .allMatch(
                  application ->
                      wildfly
                          .digestOf(application.name())
                          .filter(application.digest()::equals)
                          .isPresent())
          && removed.stream().noneMatch(wildfly::isPresent);
    }
  }

  void remove(String application) {
    try (WildflyManagement wildfly = WildflyManagement.connect(context, server)) {
      files.withdraw(application);
      wildfly.undeploy(application);
    }
  }

  private void awaitReady() {
    WildflyNode node = new WildflyNode();
    Await.until(
        node.on(server).toString(), node.startLimit(), () -> node.notReady(context, server));
  }

  /**
   * Another server has a version that this one will have; see {@link StaticPublication#announce}.
   */
  void announce(Application application, Host other) {
    files.announce(application.name(), other);
  }
}
