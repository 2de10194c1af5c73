package com.foobar.stack.lifecycle;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.service.mysql.DataDisk;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MysqlMember;

/** Brings a running member into the group, with the restart that copying the data asks for. */
final class MemberStarter {
  private final Layout layout;
  private final Group group;
  private final ServiceStarter starter;
  private final HostProcesses processes;
  private final Progress progress;

  MemberStarter(
      Layout layout,
      Group group,
      ServiceStarter starter,
      HostProcesses processes,
      Progress progress) {
    this.layout = layout;
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
    requireRoom(host, id);
    try {
      joinOrCopy(host, id);
    } catch (StackException e) {
      throw new StackException(e.getMessage() + starter.endOfLog(id), e);
    }
    if (host.is(Role.DATABASE)) {
      group.prefer(host);
    }
    progress.report(id.toString(), "ready, in the group");
  }

  /** One that waits for room answers, so that neither it nor the group says what is wrong. */
  private void requireRoom(Host host, ServiceId id) {
    DataDisk disk = DataDisk.of(layout, host);
    (group.isOnline(host) ? disk.tooFullToWork() : disk.tooFullToStart())
        .ifPresent(
            reason -> {
              throw new StackException(id + ": " + reason);
            });
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
