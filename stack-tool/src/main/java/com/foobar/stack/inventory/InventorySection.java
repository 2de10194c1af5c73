package com.foobar.stack.inventory;

import com.foobar.stack.inventory.yaml.Choice;
import com.foobar.stack.inventory.yaml.Entries;
import com.foobar.stack.inventory.yaml.Key;
import com.foobar.stack.inventory.yaml.ListOf;
import com.foobar.stack.inventory.yaml.Section;
import com.foobar.stack.inventory.yaml.Text;
import com.foobar.stack.inventory.yaml.Whole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The inventory as a whole, and what concerns several of its sections. */
final class InventorySection extends Section<Inventory> {
  /** In seconds: more than any limit of time needs to be. */
  static final int DAY = 86400;

  /** Of Group Replication. */
  private static final int MOST_MEMBERS = 9;

  private static final String EVERY_ADDRESS = "0.0.0.0";

  private final Path file;

  private final Key<String> name =
      required(
          "name", "What this installation is called; its state is in .stack/NAME.", Addresses.NAME);
  private final Key<Site> site =
      optional("site", SiteSection.USUAL, "Where the site is found.", new SiteSection());
  private final Key<Balancing> balancing =
      optional(
          "balancing",
          BalancingSection.USUAL,
          "How the balancer spreads visitors.",
          new BalancingSection());
  private final Key<List<Host>> hosts =
      required(
          "hosts",
          "The machines. Their order is that of preference: as primary, and as the first in"
              + " active-passive.",
          ListOf.of(new HostSection())
              .unique("name", host -> Optional.ofNullable(host.name()))
              .unique("address", host -> Optional.ofNullable(host.address()))
              .unique(
                  "groupAddress",
                  host -> Optional.of(host).filter(Host::isMember).map(Host::groupAddress)));
  private final Key<Ports> ports =
      optional("ports", PortsSection.USUAL, "The same on every host.", new PortsSection());
  private final Key<List<InventoryApplication>> applications =
      optional(
          "applications",
          List.of(),
          "What to deploy at the first start, and how much each may take, wherever it is deployed"
              + " from.",
          ListOf.of(new ApplicationSection())
              .unique(
                  "file",
                  application ->
                      Optional.of(application)
                          .filter(each -> each.file() != null)
                          .map(InventoryApplication::name)));
  private final Key<List<Database>> databases =
      optional(
          "databases",
          List.of(),
          "Schemas, each with its users and datasources.",
          ListOf.of(new DatabaseSection())
              .unique("name", database -> Optional.ofNullable(database.name()))
              .unique("jndi", database -> Optional.ofNullable(database.jndi())));
  private final Key<Map<String, String>> programs =
      optional(
          "programs", Map.of(), "Programs of your own instead of Debian's.", new ProgramsSection());
  private final Key<Integer> heap =
      optional("heapMegabytes", 512, "The heap of each WildFly.", Whole.between(256, 65536));
  private final Key<Integer> metaspace =
      optional(
          "metaspaceMegabytes",
          1024,
          "The most that the classes of each WildFly and its applications may take; with less than"
              + " that, only what is used.",
          Whole.between(256, 65536));
  private final Key<List<String>> jvmOptions =
      optional(
          "jvmOptions",
          List.of(),
          "Further options of each WildFly's JVM, after the stack's own"
              + " (server-config/jvm.options).",
          ListOf.of(jvmOption()));
  private final Key<Duration> transactionTimeout =
      optional(
          "transactionTimeoutSeconds",
          Duration.ofMinutes(5),
          "Of a transaction of an application that sets none.",
          Whole.seconds(DAY));

  InventorySection(Path file) {
    this.file = file;
  }

  /** One argument of the JVM, and none that names what it runs. */
  private static Text jvmOption() {
    return Text.of(
            "-(?!(?:jar|cp|classpath|-class-path)(?![A-Za-z0-9_]))\\S.*",
            "an option such as -XX:+UseZGC or -Dname=value")
        .but(
            "(?:-Xm[sx]|-XX:(?:Max|Initial)(?:HeapSize|RAMPercentage)).*",
            "is for heapMegabytes to say");
  }

  @Override
  protected Inventory value(Entries entries) {
    List<Host> machines = entries.find(hosts).orElse(List.of());
    List<String> balancers = addresses(machines, Role.BALANCER);
    Site found = entries.get(site).of(balancers);
    if (balancers.size() > 1 && found.listen().contains(EVERY_ADDRESS)) {
      entries.wrong(
          site,
          "%s is every address of a machine, and %d balancers would want it; leave listen out (each answers at its own address) or name addresses"
              .formatted(EVERY_ADDRESS, balancers.size()));
    }
    requireRole(entries, machines, Role.BALANCER, "a balancer");
    if (machines.stream().noneMatch(host -> Role.SERVER.stream().anyMatch(host::is))) {
      entries.wrong(hosts, "none is a server (roles: [server])");
    } else {
      requireRole(entries, machines, Role.WEB, "a web host");
      requireRole(entries, machines, Role.APPLICATION, "an application host");
      requireRole(entries, machines, Role.DATABASE, "a database host");
    }
    requireGroup(entries, machines);
    requireFreePlaces(entries, machines, found);
    if (entries.get(databases).stream().filter(Database::isDefault).count() > 1) {
      entries.wrong(databases, "only one can be the default");
    }
    return new Inventory(
        file,
        entries.get(name),
        found,
        entries.get(balancing),
        machines,
        entries.get(ports),
        entries.get(applications),
        entries.get(databases),
        entries.get(programs),
        entries.get(heap),
        entries.get(metaspace),
        entries.get(jvmOptions),
        entries.get(transactionTimeout));
  }

  private static List<String> addresses(List<Host> hosts, Role role) {
    return hosts.stream().filter(host -> host.is(role)).map(Host::address).toList();
  }

  private void requireRole(Entries entries, List<Host> machines, Role role, String what) {
    if (machines.stream().noneMatch(host -> host.is(role))) {
      entries.wrong(hosts, "none is %s (roles: [%s])".formatted(what, Choice.word(role)));
    }
  }

  private void requireGroup(Entries entries, List<Host> machines) {
    long members = machines.stream().filter(Host::isMember).count();
    if (members > MOST_MEMBERS) {
      entries.wrong(
          hosts,
          "%d have a MySQL member (server, database, witness), and a group takes %d"
              .formatted(members, MOST_MEMBERS));
    }
  }

  /** What listens on a host by an address of its own, not by the host's and one of the ports. */
  private void requireFreePlaces(Entries entries, List<Host> machines, Site found) {
    for (Host host : machines) {
      for (int port : entries.get(ports).of(host.roles())) {
        String place = host.address() + ":" + port;
        if (port == found.port() && found.listen().contains(host.address())) {
          entries.wrong(
              site, "%s is where a service of %s listens (ports)".formatted(place, host.name()));
        }
        for (Host member : machines) {
          if (member.isMember() && member.groupAddress().equals(place)) {
            entries
                .placeOf(member)
                .at("groupAddress")
                .wrong("%s is where a service of %s listens (ports)".formatted(place, host.name()));
          }
        }
      }
    }
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = super.schema();
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Object>> properties =
        (Map<String, Map<String, Object>>) schema.get("properties");
    properties
        .get(hosts.name())
        .put(
            "allOf",
            List.of(
                someHost("balancer"),
                someHost("server", "web"),
                someHost("server", "application"),
                someHost("server", "database"),
                atMost(MOST_MEMBERS, someHost("server", "database", "witness"))));
    return schema;
  }

  private static Map<String, Object> someHost(String... roles) {
    return Map.of("contains", HostSection.whose(Map.of("roles", HostSection.withAny(roles))));
  }

  private static Map<String, Object> atMost(int number, Map<String, Object> contains) {
    Map<String, Object> schema = new TreeMap<>(contains);
    schema.put("maxContains", number);
    return schema;
  }
}
