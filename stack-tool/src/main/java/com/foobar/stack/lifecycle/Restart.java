package com.foobar.stack.lifecycle;

import com.foobar.stack.component.Component;
import com.foobar.stack.component.MysqlMember;
import com.foobar.stack.component.WildflyNode;
import com.foobar.stack.database.Group;
import com.foobar.stack.deploy.ApplicationRollout;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Ends services gracefully and brings them back, with all that they had. */
public final class Restart {
  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;

  public Restart(PlanContext context, HostProcesses processes, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * @param services in the order in which they depend on each other
   */
  public void run(List<ServiceId> services) {
    ServiceStarter starter = new ServiceStarter(context, processes, progress);
    List<ServiceId> outsideIn = new ArrayList<>(services);
    Collections.reverse(outsideIn);
    outsideIn.forEach(id -> starter.stop(Component.of(id.service()), id));
    for (ServiceId id : services) {
      Component component = Component.of(id.service());
      starter.start(component, id.host());
      if (component instanceof MysqlMember) {
        new Group(context).join(id.host());
      }
      if (component instanceof WildflyNode) {
        new ApplicationRollout(context, processes).install(id.host());
      }
    }
  }
}
