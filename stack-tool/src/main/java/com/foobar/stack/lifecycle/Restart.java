package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.EdgeControl;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.rolling.Work;
import com.foobar.stack.service.Service;
import com.foobar.stack.service.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Ends services gracefully and brings them back with all that they had, as planned work: what they
 * do is handed over to others first, where there are others.
 */
public final class Restart {
  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;
  private final RollingChange rolling;
  private final Services services;

  /**
   * @param patience how long requests that run may take before they are cut
   */
  public Restart(
      PlanContext context, HostProcesses processes, Duration patience, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
    this.rolling =
        new RollingChange(new EdgeControl(context, processes, patience), patience, progress);
    this.services = Services.installed();
  }

  /**
   * @param host where all the services are
   * @param ids in the order in which they depend on each other
   * @throws StackException when one does not come back; then all of them were tried once more
   */
  public void run(Host host, List<ServiceId> ids) {
    try (ServiceOperations operations =
        new ServiceOperations(context, processes, progress, services)) {
      if (ids.stream().anyMatch(id -> services.of(id).servesVisitors())) {
        rolling.run(List.of(host), new Anew(ids, operations));
      } else {
        restart(host, ids, operations);
      }
    }
  }

  /** Services of one host, ended and begun again. */
  private final class Anew implements Work {
    private final List<ServiceId> ids;
    private final ServiceOperations operations;

    Anew(List<ServiceId> ids, ServiceOperations operations) {
      this.ids = ids;
      this.operations = operations;
    }

    @Override
    public String doing() {
      return "restarting";
    }

    @Override
    public String undoing() {
      return "starting what is down";
    }

    @Override
    public void change(Host host) {
      restart(host, ids, operations);
    }

    @Override
    public void undo(Host host) {
      ids.forEach(id -> begin(id, operations));
    }
  }

  private void restart(Host host, List<ServiceId> ids, ServiceOperations operations) {
    ids.forEach(id -> services.of(id).handover().beforeRestart(host, operations));
    List<ServiceId> outsideIn = new ArrayList<>(ids);
    Collections.reverse(outsideIn);
    outsideIn.forEach(id -> end(id, operations));
    ids.forEach(id -> begin(id, operations));
  }

  private void end(ServiceId id, ServiceOperations operations) {
    if (isReloaded(id)) {
      return;
    }
    if (processes.state(id).kind() == Kind.RUNNING) {
      operations.tellAll(other -> other.withhold(id, operations));
    }
    operations.end(id);
  }

  private void begin(ServiceId id, ServiceOperations operations) {
    Service service = services.of(id);
    if (isReloaded(id)) {
      service.reloadSignal().ifPresent(signal -> processes.signal(id, signal));
    }
    operations.bringUp(service, id.host());
    service.followUp().ifPresent(followUp -> followUp.action().run(id.host(), operations));
    operations.tellAll(other -> other.admit(id, operations));
  }

  private boolean isReloaded(ServiceId id) {
    return services.of(id).isReloadedForRestart() && processes.state(id).kind() == Kind.RUNNING;
  }
}
