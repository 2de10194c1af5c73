package com.foobar.stack.service.door;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.Await;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Operations;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MysqlMember;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads the applications past a member of the database group, and back to it. */
final class DoorControl implements Handover {
  /** The ways of haproxy/database.cfg. */
  private static final List<String> BACKENDS = List.of("primary", "replica");

  /** A statement that takes longer is ended with the member, as it would be anyway. */
  private static final Duration LAST_STATEMENTS = Duration.ofSeconds(5);

  /**
   * Cuts all connections to the member, which their pools replace by such to another, and waits
   * until it has no statement left to work on. A member that is stopped before that waits for those
   * that ask for the newest state, and they for a group that it has left: a minute, each time.
   */
  @Override
  public void withhold(ServiceId other, Operations operations) {
    if (!isMember(other)) {
      return;
    }
    Host member = other.host();
    setState(member, "maint", operations);
    Group group = new Group(operations.context());
    try {
      Await.until(
          "the last statements on " + member,
          LAST_STATEMENTS,
          () -> {
            long working = group.applicationsAtWork(member);
            return working == 0 ? Optional.empty() : Optional.of(working + " are at work");
          });
    } catch (StackException e) {
      // They had their time, and one that cannot be asked has nothing to be waited for.
    }
  }

  /** From now on the member's own answer decides again who is sent there. */
  @Override
  public void admit(ServiceId other, Operations operations) {
    if (isMember(other)) {
      setState(other.host(), "ready", operations);
    }
  }

  /** A restart may have died before it admitted its member. */
  @Override
  public void afterStart(Host server, Operations operations) {
    doorsOf(List.of(server), operations)
        .forEach(door -> setState(door, operations.context().inventory().members(), "ready"));
  }

  private static boolean isMember(ServiceId other) {
    return other.service().equals(MysqlMember.NAME);
  }

  private static void setState(Host member, String state, Operations operations) {
    doorsOf(operations.context().inventory().applicationServers(), operations)
        .forEach(door -> setState(door, List.of(member), state));
  }

  private static List<HaproxySocket> doorsOf(List<Host> servers, Operations operations) {
    return HaproxySocket.ofRunning(
        new DatabaseDoor(), servers, operations.context(), operations.processes());
  }

  /** Of those that the door knows: one that runs with an earlier inventory may not know all. */
  private static void setState(HaproxySocket door, List<Host> members, String state) {
    List<String> names = members.stream().map(Host::name).toList();
    for (Map<String, String> row : door.statistics()) {
      if (BACKENDS.contains(row.get("pxname")) && names.contains(row.get("svname"))) {
        door.setState(row.get("pxname"), row.get("svname"), state);
      }
    }
  }
}
