package com.foobar.stack.service.door;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.stack.service.mysql.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads the applications past a member of the database group, and back to it. */
public final class DoorControl {
  /** The ways of haproxy/database.cfg. */
  private static final List<String> BACKENDS = List.of("primary", "replica");

  /** A statement that takes longer is ended with the member, as it would be anyway. */
  private static final Duration LAST_STATEMENTS = Duration.ofSeconds(5);

  private final PlanContext context;
  private final HostProcesses processes;
  private final Group group;

  public DoorControl(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.processes = processes;
    this.group = new Group(context);
  }

  /**
   * Cuts all connections to the member, which their pools replace by such to another, and waits
   * until it has no statement left to work on. A member that is stopped before that waits for those
   * that ask for the newest state, and they for a group that it has left: a minute, each time.
   */
  public void withhold(Host member) {
    setState(member, "maint");
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
  public void admit(Host member) {
    setState(member, "ready");
  }

  /**
   * The same for all members at the door of one server that runs: a restart may have died before it
   * admitted its member.
   */
  public void admitAllAt(Host server) {
    doorsOf(List.of(server))
        .forEach(door -> setState(door, context.inventory().members(), "ready"));
  }

  private void setState(Host member, String state) {
    doorsOf(context.inventory().applicationServers())
        .forEach(door -> setState(door, List.of(member), state));
  }

  private List<HaproxySocket> doorsOf(List<Host> servers) {
    return HaproxySocket.ofRunning(new DatabaseDoor(), servers, context, processes);
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
