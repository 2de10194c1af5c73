package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.component.WildflyNode;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.progress.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Changes what is deployed, one server after another: each is taken out of the balancers, changed,
 * asked whether it is ready, and put back, so that the others serve meanwhile. When one fails, it
 * and those before it get back what they had.
 */
public final class RollingDeployment {
  private final PlanContext context;
  private final HostProcesses processes;
  private final ApplicationStore store;
  private final EdgeControl edge;
  private final Progress progress;

  public RollingDeployment(PlanContext context, HostProcesses processes, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.store = new ApplicationStore(context.layout().applications());
    this.edge = new EdgeControl(context, processes);
    this.progress = progress;
  }

  /** Deploys the staged application everywhere, or leaves everything as it was. */
  public void deploy(Application staged) {
    List<Host> servers = runningServers();
    Optional<Application> previous = store.find(staged.name());
    servers.forEach(server -> at(server).announce(staged));
    List<Host> changed = new ArrayList<>();
    try {
      for (Host server : servers) {
        changed.add(server);
        change(server, "deploying " + staged.name(), () -> at(server).install(staged));
      }
    } catch (StackException e) {
      rollBack(staged.name(), previous, changed);
      store.discard(staged);
      throw new StackException(
          e.getMessage()
              + System.lineSeparator()
              + "Nothing has changed: every server has what it had before.",
          e);
    }
    store.keep(staged);
  }

  public void undeploy(String name) {
    if (store.find(name).isEmpty()) {
      throw new StackException(
          "%s is not deployed; deployed are %s"
              .formatted(name, store.applications().stream().map(Application::name).toList()));
    }
    for (Host server : runningServers()) {
      change(server, "undeploying " + name, () -> at(server).remove(name));
    }
    store.remove(name);
  }

  private void rollBack(String name, Optional<Application> previous, List<Host> changed) {
    Collections.reverse(changed);
    for (Host server : changed) {
      change(
          server,
          "rolling back " + name,
          () ->
              previous.ifPresentOrElse(
                  application -> at(server).install(application), () -> at(server).remove(name)));
    }
  }

  /**
   * One server's turn. A server that fails stays out of the balancers, for the rollback to put it
   * back.
   */
  private void change(Host server, String what, Runnable change) {
    boolean spared = edge.canSpare(server);
    if (spared) {
      progress.report(server.name(), "draining");
      edge.drain(server);
    }
    progress.report(server.name(), what);
    change.run();
    progress.report(server.name(), "waiting for its health check");
    edge.restore(server);
    progress.report(server.name(), "done");
  }

  private List<Host> runningServers() {
    List<Host> running =
        context.inventory().servers().stream()
            .filter(server -> processes.state(new WildflyNode().on(server)).kind() == Kind.RUNNING)
            .toList();
    if (running.isEmpty()) {
      throw new StackException("no WildFly is running; run ./stack up first");
    }
    return running;
  }

  private ServerDeployment at(Host server) {
    return new ServerDeployment(context, processes, server);
  }
}
