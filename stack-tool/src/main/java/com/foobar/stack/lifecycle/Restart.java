package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.deploy.ApplicationRollout;
import com.foobar.stack.deploy.EdgeControl;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.rolling.Work;
import com.foobar.stack.service.Component;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.door.DoorControl;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
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
  private final ServiceStarter starter;
  private final Group group;
  private final RollingChange rolling;
  private final DoorControl doors;

  /**
   * @param patience how long requests that run may take before they are cut
   */
  public Restart(
      PlanContext context, HostProcesses processes, Duration patience, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
    this.starter = new ServiceStarter(context, processes, progress);
    this.group = new Group(context);
    this.rolling =
        new RollingChange(new EdgeControl(context, processes, patience), patience, progress);
    this.doors = new DoorControl(context, processes);
  }

  /**
   * @param host where all the services are
   * @param services in the order in which they depend on each other
   * @throws StackException when one does not come back; then all of them were tried once more
   */
  public void run(Host host, List<ServiceId> services) {
    if (services.stream().anyMatch(Restart::servesRequests)) {
      rolling.run(List.of(host), new Anew(services));
    } else {
      restart(host, services);
    }
  }

  /** Services of one host, ended and begun again. */
  private final class Anew implements Work {
    private final List<ServiceId> services;

    Anew(List<ServiceId> services) {
      this.services = services;
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
      restart(host, services);
    }

    @Override
    public void undo(Host host) {
      services.forEach(Restart.this::begin);
    }
  }

  private void restart(Host host, List<ServiceId> services) {
    if (services.stream().anyMatch(id -> Component.of(id.service()) instanceof MysqlMember)) {
      handOverPrimary(host);
    }
    List<ServiceId> outsideIn = new ArrayList<>(services);
    Collections.reverse(outsideIn);
    outsideIn.forEach(this::end);
    services.forEach(this::begin);
  }

  private static boolean servesRequests(ServiceId id) {
    Component component = Component.of(id.service());
    return component instanceof NginxServer
        || component instanceof WildflyNode
        || component instanceof DatabaseDoor;
  }

  private void handOverPrimary(Host host) {
    if (group.primary().filter(host::equals).isEmpty()) {
      return;
    }
    context.inventory().members().stream()
        .filter(member -> !member.equals(host) && group.isOnline(member))
        .findFirst()
        .ifPresent(
            successor -> {
              progress.report(successor.name(), "becomes primary");
              group.switchover(successor);
            });
  }

  /** A balancer that runs stays: it hands its sockets to a new worker, without a gap. */
  private void end(ServiceId id) {
    Component component = Component.of(id.service());
    if (isReloaded(component, id)) {
      return;
    }
    if (component instanceof MysqlMember && processes.state(id).kind() == Kind.RUNNING) {
      doors.withhold(id.host());
    }
    starter.stop(component, id);
  }

  private void begin(ServiceId id) {
    Component component = Component.of(id.service());
    if (isReloaded(component, id)) {
      component.reloadSignal().ifPresent(signal -> processes.signal(id, signal));
    }
    starter.start(component, id.host());
    if (component instanceof MysqlMember) {
      new MemberStarter(context.layout(), group, starter, processes, progress).join(id.host());
      doors.admit(id.host());
    }
    if (component instanceof WildflyNode) {
      new ApplicationRollout(context, processes, progress).install(id.host());
    }
  }

  private boolean isReloaded(Component component, ServiceId id) {
    return component instanceof EdgeBalancer && processes.state(id).kind() == Kind.RUNNING;
  }
}
