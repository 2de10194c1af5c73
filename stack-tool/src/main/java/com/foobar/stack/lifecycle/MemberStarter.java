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

  /**
   * @throws StackException when the group does not take it: why, and the end of its log
   */
  void join(Host host) {
    ServiceId id = new MysqlMember().on(host);
    try {
      joinOrCopy(host, id);
    } catch (StackException e) {
      throw new StackException(e.getMessage() + starter.endOfLog(id), e);
    }
    if (host.is(Role.SERVER)) {
      group.prefer(host);
    }
    progress.report(id.toString(), "ready, in the group");
  }

  private void joinOrCopy(Host host, ServiceId id) {
    if (!group.join(host, () -> processes.state(id).isAlive())) {
      progress.report(id.toString(), "has copied the data of another member; starting again");
      starter.start(new MysqlMember(), host);
      if (!group.join(host, () -> processes.state(id).isAlive())) {
        throw new StackException(id + " ended while it was joining the group");
      }
    }
  }
}
