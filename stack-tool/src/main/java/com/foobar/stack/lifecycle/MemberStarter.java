package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.component.MysqlMember;
import com.foobar.stack.database.Group;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;

/** Brings a running member into the group, with the restart that copying the data asks for. */
final class MemberStarter {
  private final Group group;
  private final ServiceStarter starter;
  private final HostProcesses processes;
  private final Progress progress;

  MemberStarter(Group group, ServiceStarter starter, HostProcesses processes, Progress progress) {
    this.group = group;
    this.starter = starter;
    this.processes = processes;
    this.progress = progress;
  }

  void join(Host host) {
    MysqlMember mysql = new MysqlMember();
    ServiceId id = mysql.on(host);
    if (!group.join(host, () -> processes.state(id).isAlive())) {
      progress.report(id.toString(), "has copied the data of another member; starting again");
      starter.start(mysql, host);
      if (!group.join(host, () -> processes.state(id).isAlive())) {
        throw new StackException(id + " ended while it was joining the group; ./stack logs " + id);
      }
    }
    if (host.is(Role.SERVER)) {
      group.prefer(host);
    }
    progress.report(id.toString(), "ready, in the group");
  }
}
