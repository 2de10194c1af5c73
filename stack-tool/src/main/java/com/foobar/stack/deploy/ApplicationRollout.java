package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.InventoryApplication;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.rolling.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a server that has just started the applications that belong on every server. */
public final class ApplicationRollout {
  private final PlanContext context;
  private final HostProcesses processes;
  private final ApplicationStore store;

  private final EdgeControl edge;
  private final Progress progress;

  /** Held by the server that is out of traffic. */
  private final Object turn = new Object();

  /** The servers that have all they are to have, and nothing else. */
  private final Set<Host> served = ConcurrentHashMap.newKeySet();

  public ApplicationRollout(PlanContext context, HostProcesses processes, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.edge = new EdgeControl(context, processes);
    this.progress = progress;
    this.store = new ApplicationStore(context.layout().applications());
  }

  /** Whether an application of the inventory was taken over before. */
  public boolean knows(String inventoryFile) {
    return store.knows(Path.of(inventoryFile).getFileName().toString());
  }

  /** Takes over the inventory's applications that were never deployed or undeployed here. */
  public void adoptInventory() {
    store.clean();
    List<Path> missing =
        context.inventory().applications().stream()
            .map(InventoryApplication::file)
            .filter(file -> !knows(file))
            .map(context::path)
            .toList();
    String absent =
        missing.stream()
            .filter(file -> !Files.exists(file))
            .map(Path::toString)
            .collect(Collectors.joining(", "));
    if (!absent.isEmpty()) {
      throw new StackException("the inventory's applications name what does not exist: " + absent);
    }
    missing.forEach(store::adopt);
  }

  /**
   * Deploys what is not deployed there yet, and takes away what was undeployed in its absence. A
   * server that has visitors meanwhile, and whose applications are not as they are to be because a
   * command was killed, is drained first; of several one after the other.
   */
  public void install(Host server) {
    ServerDeployment deployment = new ServerDeployment(context, processes, server, progress);
    if (edge.isServing(server) && !isCurrent(deployment)) {
      synchronized (turn) {
        new RollingChange(edge, RollingChange.PATIENCE, progress)
            .run(List.of(server), new Mending(deployment));
      }
    } else {
      install(deployment);
    }
    served.add(server);
    if (served.containsAll(context.inventory().applicationServers())) {
      store.unsettled().forEach(store::settle);
    }
  }

  /** Tried once more when it fails, since there is nothing to go back to. */
  private final class Mending implements Work {
    private final ServerDeployment deployment;

    Mending(ServerDeployment deployment) {
      this.deployment = deployment;
    }

    @Override
    public String doing() {
      return "mending its applications";
    }

    @Override
    public String undoing() {
      return "trying once more";
    }

    @Override
    public void change(Host server) {
      install(deployment);
    }

    @Override
    public void undo(Host server) {
      install(deployment);
    }
  }

  private boolean isCurrent(ServerDeployment deployment) {
    return deployment.has(store.applications(), removed());
  }

  private void install(ServerDeployment deployment) {
    removed().forEach(deployment::remove);
    for (Application application : store.applications()) {
      ApplicationStore.requireWhole(application);
      deployment.install(application);
      store.prove(application.name());
    }
  }

  /** What no server is to have, though some may. */
  private List<String> removed() {
    return Stream.concat(store.undeployed().stream(), store.unsettled().stream())
        .distinct()
        .filter(name -> store.find(name).isEmpty())
        .toList();
  }
}
