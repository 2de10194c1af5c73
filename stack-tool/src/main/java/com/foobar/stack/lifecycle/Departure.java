package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.EdgeControl;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.recovery.Healing;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.service.Component;
import com.foobar.stack.service.door.DoorControl;
import com.foobar.stack.service.mysql.Group;
import java.util.List;
import java.util.Optional;

/**
 * Ends what was left behind by an earlier inventory, as planned work: it is drained, its
 * transactions are finished, and the group gets another primary before its member leaves.
 */
final class Departure {
  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;
  private final ServiceStarter starter;
  private final Group group;
  private final EdgeControl edge;
  private final DoorControl doors;

  Departure(PlanContext context, HostProcesses processes, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
    this.starter = new ServiceStarter(context, processes, progress);
    this.group = new Group(context);
    this.edge = new EdgeControl(context, processes);
    this.doors = new DoorControl(context, processes);
  }

  /**
   * @throws StackException when its data would go with it, or something of it stays in doubt
   */
  void of(LeftBehind left) {
    Host host = left.host();
    progress.report(host.name(), "is no longer in the inventory; leaving");
    if ((left.has(Service.NGINX) || left.has(Service.WILDFLY)) && edge.canSpare(host)) {
      drain(host);
    }
    stop(left.services().stream().filter(id -> id.service() != Service.MYSQL).toList());
    Optional<StackException> inDoubt = left.has(Service.WILDFLY) ? heal(host) : Optional.empty();
    for (ServiceId mysql :
        left.services().stream().filter(id -> id.service() == Service.MYSQL).toList()) {
      if (processes.state(mysql).isAlive()) {
        group.letGo(host);
        doors.withhold(host);
      }
      stop(List.of(mysql));
    }
    progress.report(
        host.name(),
        "has left; its files are in %s until you delete them"
            .formatted(context.layout().state().resolve("hosts").resolve(host.name())));
    inDoubt.ifPresent(
        failure -> {
          throw failure;
        });
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

  private void stop(List<ServiceId> services) {
    services.forEach(id -> starter.stop(Component.of(id.service()), id));
  }

  /** What is not finished now can be later, by its name. */
  private Optional<StackException> heal(Host host) {
    try {
      new Healing(context, processes, progress).run(List.of(host));
      return Optional.empty();
    } catch (StackException e) {
      return Optional.of(
          new StackException(
              "%s%n./stack heal %s tries again.".formatted(e.getMessage(), host), e));
    }
  }
}
