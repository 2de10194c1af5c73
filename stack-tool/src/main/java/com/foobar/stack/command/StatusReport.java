package com.foobar.stack.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.foobar.stack.deploy.WarmUpNotes;
import com.foobar.stack.health.Health;
import com.foobar.stack.health.Judgement;
import com.foobar.stack.health.ServiceHealth;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.service.Services;
import com.foobar.stack.service.mysql.DataDisk;
import com.foobar.stack.service.mysql.Member;
import com.foobar.stack.state.StateLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code status} tells, in the shape of its JSON.
 *
 * @param problems all that is not well, each with where and why; empty when all is well
 */
record StatusReport(
    Site site,
    List<HostReport> hosts,
    Database database,
    List<String> problems,
    @JsonIgnore List<String> notes)
    implements Report {

  /**
   * @param url at the first balancer
   * @param urls at each address at which some balancer answers
   */
  record Site(String url, List<String> urls) {}

  /**
   * @param traffic by balancer, what it says of this server; null where no requests are sent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HostReport(
      String name, String address, List<ServiceReport> services, Map<String, String> traffic) {}

  /**
   * @param reason why it is not well; null when it is
   * @param remark what the table tells of it besides
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ServiceReport(
      String name,
      String state,
      long pid,
      String address,
      long uptimeSeconds,
      String log,
      String reason,
      @JsonIgnore String remark) {}

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
    return of(stack, new Health(stack.context(), stack.processes()).judge());
  }

  static StatusReport of(StackOption stack, Judgement judgement) {
    Inventory inventory = stack.inventory();
    List<HostReport> hosts = new ArrayList<>();
    for (Host host : inventory.hosts()) {
      hosts.add(
          new HostReport(
              host.name(),
              host.address(),
              judgement.services().stream()
                  .filter(service -> service.id().host().equals(host))
                  .map(service -> service(stack, service))
                  .toList(),
              host.is(Role.WEB) || host.is(Role.APPLICATION) ? judgement.trafficOf(host) : null));
    }
    return new StatusReport(
        new Site(inventory.site().url(), inventory.site().urls()),
        hosts,
        database(stack, judgement.members()),
        judgement.problems(),
        notes(stack));
  }

  private static ServiceReport service(StackOption stack, ServiceHealth service) {
    ServiceId id = service.id();
    return new ServiceReport(
        id.service(),
        service.state(),
        service.process().pid(),
        Services.installed().of(id).address(stack.context(), id.host()),
        service.process().uptime().toSeconds(),
        stack.layout().log(id).toString(),
        service.reason().orElse(null),
        service.remark().orElse(""));
  }

  private static Database database(StackOption stack, List<Member> members) {
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
    StateLock.holder(stack.layout().lock())
        .ifPresent(command -> notes.add("at work      " + command));
    notes.add(
        "site         "
            + String.join("  ", inventory.site().urls()).replace("//127.0.0.1:", "//localhost:"));
    notes.add(
        "console      "
            + String.join(
                "  ",
                inventory.applicationServers().stream()
                    .map(
                        h ->
                            "http://%s:%d/console"
                                .formatted(h.address(), inventory.ports().management()))
                    .toList()));
    for (Host server : inventory.applicationServers()) {
      new WarmUpNotes(stack.layout(), server)
          .all()
          .forEach(note -> notes.add("warm-up      %s: %s".formatted(server, note)));
    }
    notes.add("credentials  " + stack.layout().credentials());
    return notes;
  }

  @JsonIgnore
  boolean isHealthy() {
    return problems.isEmpty();
  }

  /** For a person. */
  @Override
  public String table() {
    Table services =
        new Table(Set.of("PID", "UP"), "HOST", "SERVICE", "STATE", "PID", "ADDRESS", "UP", "ROLE");
    for (HostReport host : hosts) {
      for (ServiceReport service : host.services()) {
        services.add(
            host.name(),
            service.name(),
            service.state(),
            service.pid() == 0 ? "-" : service.pid(),
            service.address(),
            service.pid() == 0 ? "-" : uptime(service.uptimeSeconds()),
            service.remark());
      }
    }
    StringBuilder table = new StringBuilder(services.toString());
    table.append(System.lineSeparator());
    if (!isHealthy()) {
      table.append("Not well:").append(System.lineSeparator());
      problems.forEach(
          problem -> table.append("  ").append(problem).append(System.lineSeparator()));
      table.append(System.lineSeparator());
    }
    notes.forEach(note -> table.append(note).append(System.lineSeparator()));
    return table.toString();
  }

  private static String uptime(long seconds) {
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
