package com.foobar.stack.service.mysql;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.Handover;
import com.foobar.stack.service.Operations;
import java.util.List;
import java.util.Optional;

/** How a member leaves its group without a gap: what it has alone is its part as primary. */
final class MemberHandover implements Handover {

  static void formGroup(Operations operations) {
    Group group = group(operations);
    operations.progress().report(MysqlMember.GROUP, "forming");
    group.form();
    // Every start, so that a database that was added to the inventory gets its schema and users.
    group.applyOnce(operations.context().renderShared("mysql/grants.sql"));
    operations
        .progress()
        .report(
            MysqlMember.GROUP,
            "the primary is " + group.primary().map(Host::name).orElse("not elected"));
  }

  /** One for the whole command: it remembers that it has begun a group with nothing in it. */
  static Group group(Operations operations) {
    return operations.kept(Group.class, Group::keepingConnections);
  }

  @Override
  public void beforeRestart(Host host, Operations operations) {
    Group group = group(operations);
    PlanContext context = operations.context();
    if (group.primary().filter(host::equals).isEmpty()) {
      return;
    }
    context.inventory().members().stream()
        .filter(member -> !member.equals(host) && group.isOnline(member))
        .findFirst()
        .ifPresent(
            successor -> {
              operations.progress().report(successor.name(), "becomes primary");
              group.switchover(successor);
            });
  }

  /** The primary is the last of its group: it has every transaction. */
  @Override
  public List<List<Host>> stopOrder(List<Host> hosts, Operations operations) {
    Optional<Host> primary = primary(operations);
    return List.of(
        hosts.stream().filter(host -> primary.filter(host::equals).isEmpty()).toList(),
        hosts.stream().filter(host -> primary.filter(host::equals).isPresent()).toList());
  }

  /** Unknown, too, where the passwords are lost: everything can be stopped all the same. */
  private static Optional<Host> primary(Operations operations) {
    try {
      return group(operations).primary();
    } catch (StackException e) {
      operations.progress().report("primary", "unknown: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** The group gets another primary, and has the data without it. */
  @Override
  public void beforeDeparture(Host host, Operations operations) {
    group(operations).letGo(host);
  }
}
