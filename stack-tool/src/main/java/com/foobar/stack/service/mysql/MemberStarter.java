package com.foobar.stack.service.mysql;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.service.Operations;

/** Brings a running member into the group, with the restart that copying the data asks for. */
final class MemberStarter {
  private final Operations operations;
  private final Group group;

  MemberStarter(Operations operations) {
    this.operations = operations;
    this.group = MemberHandover.group(operations);
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
      throw new StackException(e.getMessage() + operations.endOfLog(id), e);
    }
    if (host.is(Role.DATABASE)) {
      group.prefer(host);
    }
    operations.progress().report(id.toString(), "ready, in the group");
  }

  /** One that waits for room answers, so that neither it nor the group says what is wrong. */
  private void requireRoom(Host host, ServiceId id) {
    DataDisk disk = DataDisk.of(operations.context().layout(), host);
    (group.isOnline(host) ? disk.tooFullToWork() : disk.tooFullToStart())
        .ifPresent(
            reason -> {
              throw new StackException(id + ": " + reason);
            });
  }

  private void joinOrCopy(Host host, ServiceId id) {
    if (!group.join(host, () -> operations.processes().state(id).isAlive())) {
      operations
          .progress()
          .report(id.toString(), "has copied the data of another member; starting again");
      operations.start(id);
      if (!group.join(host, () -> operations.processes().state(id).isAlive())) {
        throw new StackException(id + " ended while it was joining the group");
      }
    }
  }
}
