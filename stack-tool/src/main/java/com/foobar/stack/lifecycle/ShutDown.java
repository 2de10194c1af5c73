package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.progress.TaskGraph;
import com.foobar.stack.recovery.RecoveryRun;
import com.foobar.stack.service.Component;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.util.List;
import java.util.Optional;

/**
 * Ends everything, from the public side inwards, so that nothing is cut off while something in
 * front of it still sends. The primary is the last of its group: it has every transaction.
 */
public final class ShutDown {
  private final PlanContext context;
  private final HostProcesses processes;
  private final ServiceStarter starter;
  private final Progress progress;

  public ShutDown(PlanContext context, HostProcesses processes, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.starter = new ServiceStarter(context, processes, progress);
    this.progress = progress;
  }

  public void run() {
    Optional<Host> primary = primary();
    stopEverywhere(new EdgeBalancer());
    stopEverywhere(new NginxServer());
    stopEverywhere(new WildflyNode());
    RecoveryRun.endLeftOvers(context, processes);
    stopEverywhere(new DatabaseDoor());
    LeftBehind.in(context).stream()
        .flatMap(left -> left.services().stream())
        .forEach(id -> starter.stop(Component.of(id.service()), id));
    Component mysql = new MysqlMember();
    stop(
        mysql,
        context.inventory().members().stream()
            .filter(host -> primary.filter(host::equals).isEmpty())
            .toList());
    stop(mysql, primary.stream().toList());
  }

  /** Unknown, too, where the passwords are lost: everything can be stopped all the same. */
  private Optional<Host> primary() {
    try {
      return new Group(context).primary();
    } catch (StackException e) {
      progress.report("primary", "unknown: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void stopEverywhere(Component component) {
    stop(component, context.inventory().hosts().stream().filter(component::runsOn).toList());
  }

  private void stop(Component component, List<Host> hosts) {
    TaskGraph tasks = new TaskGraph(progress);
    for (Host host : hosts) {
      tasks.add(
          component.on(host).toString(),
          List.of(),
          () -> starter.stop(component, component.on(host)));
    }
    tasks.run();
  }
}
