package com.foobar.proof.nemesis;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.Member;
import com.foobar.stack.service.mysql.MysqlMember;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds out what a target means at the moment of the strike. */
final class Targets {
  private final PlanContext context;
  private final Group group;

  Targets(PlanContext context) {
    this.context = context;
    this.group = new Group(context);
  }

  /**
   * Services in the order in which they depend on each other.
   *
   * @throws StackException when there is no such thing now
   */
  List<ServiceId> services(String target) {
    return switch (target) {
      case "primary" -> List.of(new MysqlMember().on(primary()));
      case "secondary" -> List.of(new MysqlMember().on(secondary()));
      case "all" -> context.inventory().hosts().stream().flatMap(this::on).toList();
      default -> named(target);
    };
  }

  private List<ServiceId> named(String target) {
    String[] parts = target.split("/", 2);
    List<ServiceId> services =
        context.inventory().host(parts[0]).stream()
            .flatMap(this::on)
            .filter(id -> parts.length == 1 || id.service().equals(parts[1]))
            .toList();
    if (services.isEmpty()) {
      throw new StackException(
          "nothing is called '%s': say HOST, HOST/SERVICE, primary, secondary or all"
              .formatted(target));
    }
    return services;
  }

  private Stream<ServiceId> on(Host host) {
    return Services.installed().idsOn(host).stream();
  }

  Host primary() {
    return group.primary().orElseThrow(() -> new StackException("the group has no primary now"));
  }

  /** The one that serves reads: the witness only when there is no other. */
  Host secondary() {
    return group.members().stream()
        .filter(member -> member.isOnline() && !member.isPrimary())
        .map(Member::host)
        .flatMap(name -> context.inventory().host(name).stream())
        .min(Comparator.comparing((Host host) -> !host.is(Role.DATABASE)))
        .orElseThrow(() -> new StackException("the group has no secondary now"));
  }
}
