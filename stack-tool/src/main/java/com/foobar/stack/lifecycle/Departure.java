package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.EdgeControl;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Services;
import java.util.Optional;

/**
 * Ends what was left behind by an earlier inventory, as planned work: it is drained, its
 * transactions are finished, and the group gets another primary before its member leaves.
 */
final class Departure {
  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;
  private final EdgeControl edge;
  private final Services services;

  Departure(PlanContext context, HostProcesses processes, Progress progress, Services services) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
    this.edge = new EdgeControl(context, processes);
    this.services = services;
  }

  /**
   * @throws StackException when its data would go with it, or something of it stays in doubt
   */
  void of(LeftBehind left) {
    Host host = left.host();
    progress.report(host.name(), "is no longer in the inventory; leaving");
    if (left.services().stream().anyMatch(id -> services.of(id).servesVisitors())
        && edge.canSpare(host)) {
      drain(host);
    }
    try (ServiceOperations operations =
        new ServiceOperations(context, processes, progress, services)) {
      left.services().forEach(id -> end(id, operations));
      progress.report(
          host.name(),
          "has left; its files are in %s until you delete them"
              .formatted(context.layout().state().resolve("hosts").resolve(host.name())));
      operations.requireFinished();
    }
  }

  private void end(ServiceId id, ServiceOperations operations) {
    Handover handover = services.of(id).handover();
    if (processes.state(id).isAlive()) {
      handover.beforeDeparture(id.host(), operations);
      operations.tellAll(other -> other.withhold(id, operations));
    }
    operations.end(id);
    handover.afterDeparture(id.host(), operations);
  }

  private void drain(Host host) {
    progress.report(host.name(), "draining");
    edge.withhold(host);
    try {
      Await.until(
          "draining " + host,
          RollingChange.PATIENCE,
          () -> {
            long running = edge.unfinished(host);
            return running == 0 ? Optional.empty() : Optional.of(running + " running");
          });
    } catch (StackException e) {
      // They had their time.
    }
    edge.cut(host);
  }
}
