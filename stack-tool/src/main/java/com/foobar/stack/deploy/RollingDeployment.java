package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.rolling.UndoneException;
import com.foobar.stack.rolling.Work;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes what is deployed, one server after another, as a {@link RollingChange}: when one fails,
 * it and those before it get back what they had.
 */
public final class RollingDeployment {
  private final PlanContext context;
  private final HostProcesses processes;
  private final ApplicationStore store;
  private final EdgeControl edge;
  private final RollingChange rolling;
  private final Progress progress;

  /**
   * @param patience how long requests that run may take before they are cut
   */
  public RollingDeployment(
      PlanContext context, HostProcesses processes, Duration patience, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.store = new ApplicationStore(context.layout().applications());
    this.edge = new EdgeControl(context, processes, patience);
    this.rolling = new RollingChange(edge, patience, progress);
    this.progress = progress;
  }

  /** Deploys the staged application everywhere, or leaves everything as it was. */
  public void deploy(Application staged) {
    try {
      change(staged, "deploying ", "rolling back ", () -> store.keep(staged));
    } finally {
      store.discard(staged);
    }
  }

  /**
   * Deploys everywhere what was deployed before, or leaves everything as it is.
   *
   * @param number of the version; empty for the one before the current one, or, of an application
   *     that was undeployed, for the one that it had
   * @throws StackException when there is none such, or not all servers could be given it
   */
  public void rollBack(String name, Optional<Integer> number) {
    Version version = store.keptVersion(name, number);
    Application earlier = store.application(name, version);
    if (store.find(name).equals(Optional.of(earlier))) {
      progress.report(name, "version %d is the current one".formatted(version.number()));
      return;
    }
    change(
        earlier,
        "bringing back version %d of ".formatted(version.number()),
        "giving back what it had of ",
        () -> store.bringBack(name, version));
  }

  /**
   * @param keep what makes the application the one that belongs on every server, once all have it
   */
  private void change(Application application, String doing, String undoing, Runnable keep) {
    String name = application.name();
    List<Host> servers = runningServers();
    requireFreeRoots(application, servers);
    Optional<Application> previous = store.find(name);
    store.begin(name);
    try {
      rolling.run(
          servers,
          new Change(
              doing + name,
              undoing + name,
              server -> install(application, server, servers),
              server -> giveBack(server, name, previous)));
    } catch (UndoneException e) {
      settleAfter(e, name);
      throw e;
    }
    leaveOut(servers);
    keep.run();
    store.settle(name);
    tellVersion(name);
  }

  /** Where the disk is full, the next start finds out that every server has what it is to have. */
  private void settleAfter(UndoneException undone, String name) {
    try {
      store.settle(name);
    } catch (StackException e) {
      undone.addSuppressed(e);
    }
  }

  private void tellVersion(String name) {
    store.known().stream()
        .filter(kept -> kept.name().equals(name))
        .flatMap(kept -> kept.deployed().stream())
        .forEach(
            version ->
                progress.report(name, "version %d is on every server".formatted(version.number())));
  }

  /** Before the server takes visitors again, the others can serve what its pages will ask for. */
  private void install(Application staged, Host server, List<Host> servers) {
    at(server).install(staged);
    for (Host other : servers) {
      if (!other.equals(server)) {
        at(other).announce(staged, at(server));
      }
    }
  }

  public void undeploy(String name) {
    Optional<Application> present = store.find(name);
    if (present.isEmpty()) {
      throw new StackException(
          "%s is not deployed; deployed are %s"
              .formatted(name, store.applications().stream().map(Application::name).toList()));
    }
    List<Host> servers = runningServers();
    rolling.run(
        servers,
        new Change(
            "undeploying " + name,
            "giving back " + name,
            server -> at(server).remove(name),
            server -> giveBack(server, name, present)));
    leaveOut(servers);
    store.remove(name);
    progress.report(name, "undeployed; ./stack rollback " + name + " brings it back");
  }

  /**
   * Asks every server, which tells at the same time that its management answers before anything is
   * changed anywhere.
   */
  private void requireFreeRoots(Application staged, List<Host> servers) {
    for (Host server : servers) {
      try (WildflyManagement wildfly = WildflyManagement.of(context, server)) {
        Map<String, String> taken = wildfly.takenRoots();
        taken.values().removeIf(staged.name()::equals);
        ContextRoots.requireFree(staged, taken);
      }
    }
  }

  private void giveBack(Host server, String name, Optional<Application> previous) {
    if (processes.state(new WildflyNode().on(server)).kind() != Kind.RUNNING) {
      throw new StackException("its WildFly does not run");
    }
    previous.ifPresentOrElse(
        application -> at(server).install(application), () -> at(server).remove(name));
  }

  private record Change(String doing, String undoing, Consumer<Host> forwards, Consumer<Host> back)
      implements Work {
    @Override
    public void change(Host server) {
      forwards.accept(server);
    }

    @Override
    public void undo(Host server) {
      back.accept(server);
    }
  }

  private List<Host> runningServers() {
    List<Host> running =
        context.inventory().applicationServers().stream()
            .filter(server -> processes.state(new WildflyNode().on(server)).kind() == Kind.RUNNING)
            .toList();
    if (running.isEmpty()) {
      throw new StackException("no WildFly is running; run ./stack up first");
    }
    return running;
  }

  /** One that is frozen would come back with what it has, as soon as it goes on. */
  private void leaveOut(List<Host> changed) {
    for (Host server : context.inventory().applicationServers()) {
      if (!changed.contains(server)) {
        boolean alive = processes.state(new WildflyNode().on(server)).isAlive();
        if (alive) {
          edge.withhold(server);
        }
        progress.report(
            server.name(),
            alive
                ? "its WildFly is paused: out of traffic until ./stack up has given it the same"
                : "its WildFly does not run: ./stack up starts it and gives it the same");
      }
    }
  }

  private ServerDeployment at(Host server) {
    return new ServerDeployment(context, processes, server, progress);
  }
}
