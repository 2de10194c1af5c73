package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Gives a server that has just started the applications that belong on every server. */
public final class ApplicationRollout {
  private final PlanContext context;
  private final HostProcesses processes;
  private final ApplicationStore store;

  /** The servers that have all they are to have, and nothing else. */
  private final Set<Host> served = ConcurrentHashMap.newKeySet();

  public ApplicationRollout(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.processes = processes;
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

  /** Deploys what is not deployed there yet, and takes away what was undeployed in its absence. */
  public void install(Host server) {
    ServerDeployment deployment = new ServerDeployment(context, processes, server);
    store.undeployed().forEach(deployment::remove);
    List<String> unsettled = store.unsettled();
    unsettled.forEach(deployment::remove);
    for (Application application : store.applications()) {
      ApplicationStore.requireWhole(application);
      deployment.install(application);
      store.prove(application.name());
    }
    served.add(server);
    if (served.containsAll(context.inventory().servers())) {
      unsettled.forEach(store::settle);
    }
  }
}
