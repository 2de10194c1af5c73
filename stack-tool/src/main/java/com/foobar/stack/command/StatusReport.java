package com.foobar.stack.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.foobar.stack.component.Component;
import com.foobar.stack.database.DataDisk;
import com.foobar.stack.database.Group;
import com.foobar.stack.database.Member;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.process.ServiceState.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code status} tells, in the shape of its JSON. */
record StatusReport(
    Site site, List<HostReport> hosts, Database database, @JsonIgnore List<String> notes) {

  record Site(String url) {}

  record HostReport(String name, String address, List<ServiceReport> services) {}

  record ServiceReport(
      String name, String state, long pid, String address, long uptimeSeconds, String log) {}

  record Database(String primary, List<MemberReport> members) {}

  /**
   * @param diskFreeMegabytes what can still be written where its data is
   * @param diskFull whether that is too little to go on
   */
  record MemberReport(
      String host, String role, String state, long diskFreeMegabytes, boolean diskFull) {

    static MemberReport of(Member member, DataDisk disk) {
      return new MemberReport(
          member.host(), member.role(), member.state(), disk.freeMegabytes(), disk.isFull());
    }
  }

  static StatusReport of(StackOption stack) {
    Inventory inventory = stack.inventory();
    Layout layout = stack.layout();
    HostProcesses processes = stack.processes();
    List<HostReport> hosts = new ArrayList<>();
    boolean databaseRuns = false;
    for (Host host : inventory.hosts()) {
      List<ServiceReport> services = new ArrayList<>();
      for (Component component : Component.ALL) {
        if (component.runsOn(host)) {
          ServicePlan plan = component.plan(stack.maskedContext(), host);
          ServiceState state = processes.state(plan.id());
          databaseRuns |= host.isMember() && state.kind() == Kind.RUNNING;
          services.add(service(plan, state, layout));
        }
      }
      hosts.add(new HostReport(host.name(), host.address(), services));
    }
    return new StatusReport(
        new Site(inventory.site().url()), hosts, database(stack, databaseRuns), notes(stack));
  }

  private static ServiceReport service(ServicePlan plan, ServiceState state, Layout layout) {
    ServiceId id = plan.id();
    return new ServiceReport(
        id.service().label(),
        state.kind().label(),
        state.pid(),
        plan.address(),
        state.uptime().toSeconds(),
        layout.log(id).toString());
  }

  private static Database database(StackOption stack, boolean runs) {
    List<Member> members =
        runs
            ? new Group(stack.context()).members()
            : stack.inventory().members().stream()
                .map(host -> new Member(host.name(), "", "", "OFFLINE"))
                .toList();
    return new Database(
        members.stream().filter(Member::isPrimary).map(Member::host).findFirst().orElse(null),
        members.stream()
            .map(
                member ->
                    MemberReport.of(
                        member,
                        DataDisk.of(stack.layout(), Target.host(stack.inventory(), member.host()))))
            .toList());
  }

  private static List<String> notes(StackOption stack) {
    Inventory inventory = stack.inventory();
    List<String> notes = new ArrayList<>();
    for (Host host : inventory.members()) {
      DataDisk.of(stack.layout(), host)
          .tooFullToWork()
          .ifPresent(reason -> notes.add("%s/mysql: %s".formatted(host, reason)));
    }
    notes.add("site         " + String.join("  ", urls(inventory)));
    notes.add(
        "console      "
            + String.join(
                "  ",
                inventory.servers().stream()
                    .map(
                        h ->
                            "http://%s:%d/console"
                                .formatted(h.address(), inventory.ports().management()))
                    .toList()));
    notes.add("credentials  " + stack.layout().credentials());
    return notes;
  }

  private static List<String> urls(Inventory inventory) {
    return inventory.site().listen().stream()
        .map(
            address ->
                "http://%s:%d"
                    .formatted(
                        address.equals("127.0.0.1") ? "localhost" : address,
                        inventory.site().port()))
        .toList();
  }

  /** Whether everything runs and the group is complete. */
  @JsonIgnore
  boolean isHealthy() {
    return hosts.stream()
            .flatMap(host -> host.services().stream())
            .allMatch(service -> service.state().equals(Kind.RUNNING.label()))
        && database.primary() != null
        && database.members().stream()
            .allMatch(member -> member.state().equals("ONLINE") && !member.diskFull());
  }

  /** For a person. */
  String table() {
    StringBuilder table = new StringBuilder();
    String row = "%-10s %-15s %-9s %8s  %-22s %8s  %s%n";
    table.append(
        String.format(Locale.ROOT, row, "HOST", "SERVICE", "STATE", "PID", "ADDRESS", "UP", ""));
    for (HostReport host : hosts) {
      for (ServiceReport service : host.services()) {
        table
            .append(
                String.format(
                        Locale.ROOT,
                        row,
                        host.name(),
                        service.name(),
                        service.state(),
                        service.pid() == 0 ? "-" : service.pid(),
                        service.address(),
                        service.pid() == 0 ? "-" : uptime(service.uptimeSeconds()),
                        service.name().equals("mysql") ? role(host.name()) : "")
                    .stripTrailing())
            .append(System.lineSeparator());
      }
    }
    table.append(System.lineSeparator());
    notes.forEach(note -> table.append(note).append(System.lineSeparator()));
    return table.toString();
  }

  private String role(String host) {
    return database.members().stream()
        .filter(member -> member.host().equals(host))
        .findFirst()
        .map(
            member ->
                (member.state().equals("ONLINE")
                        ? member.role().toLowerCase(Locale.ROOT)
                        : "not in the group (%s)"
                            .formatted(member.state().toLowerCase(Locale.ROOT)))
                    + (member.diskFull()
                        ? ", DISK FULL (%d MB free)".formatted(member.diskFreeMegabytes())
                        : ""))
        .orElse("");
  }

  private static String uptime(long seconds) {
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
