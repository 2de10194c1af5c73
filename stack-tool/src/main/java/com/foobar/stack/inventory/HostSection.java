package com.foobar.stack.inventory;

import com.foobar.stack.inventory.yaml.Choice;
import com.foobar.stack.inventory.yaml.Entries;
import com.foobar.stack.inventory.yaml.Key;
import com.foobar.stack.inventory.yaml.ListOf;
import com.foobar.stack.inventory.yaml.Section;
import com.foobar.stack.inventory.yaml.Text;
import com.foobar.stack.inventory.yaml.Value;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An entry of {@code hosts}. */
final class HostSection extends Section<Host> {
  /** Of Group Replication, where the inventory says nothing else. */
  private static final int GROUP_PORT = 33061;

  /** There, Group Replication accepts 127.0.0.1 only, so every member needs a port of its own. */
  private static final String LOOPBACK =
      "a loopback host needs 127.0.0.1:PORT with a port of its own";

  private static final Choice<Set<Role>> ROLE = role();

  private final Key<String> name =
      required("name", "What the host is called, everywhere.", Addresses.NAME);
  private final Key<String> address =
      required(
          "address", "The address at which the other hosts reach its services.", Addresses.IPV4);
  private final Key<List<Set<Role>>> roles =
      required(
          "roles",
          "What runs there: balancer: the public HAProxy; server: short for web, application and database; web: Nginx; application: WildFly and its door to the database; database: a MySQL member; witness: a MySQL member that votes and holds the data, and is primary only when nobody else can be; operations: what watches the others.",
          ListOf.of(ROLE)
              .notEmpty("name at least one of " + String.join(", ", ROLE.words().keySet())));
  private final Key<String> groupAddress =
      optional(
          "groupAddress",
          "Where Group Replication talks, ADDRESS:PORT; it must be an address of one of the host's interfaces. Left out, the host's address and port %d."
              .formatted(GROUP_PORT),
          Addresses.IPV4_AND_PORT);
  private final Key<Path> networkNamespace =
      optional(
          "networkNamespace",
          "The file of the kernel's network namespace that stands for this host's network.",
          path());

  private static Choice<Set<Role>> role() {
    Map<String, Set<Role>> words = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      words.put(Choice.word(role), Set.of(role));
    }
    words.put("server", Role.SERVER);
    return new Choice<>(words);
  }

  private static Value<Path> path() {
    return Text.any().as(Path::of);
  }

  @Override
  protected Host value(Entries entries) {
    Set<Role> all = EnumSet.noneOf(Role.class);
    entries.find(roles).ifPresent(given -> given.forEach(all::addAll));
    if (all.contains(Role.DATABASE) && all.contains(Role.WITNESS)) {
      entries.wrong(
          roles,
          "a server or database host has a MySQL member already and cannot be the witness too");
    }
    Host host =
        new Host(
            entries.get(name),
            entries.get(address),
            all,
            entries.find(groupAddress).orElse(entries.get(address) + ":" + GROUP_PORT),
            entries.find(networkNamespace));
    boolean onLoopback = entries.find(address).filter(a -> a.startsWith("127.")).isPresent();
    if (host.isMember() && onLoopback && entries.find(groupAddress).isEmpty()) {
      entries.wrong(groupAddress, LOOPBACK);
    }
    return host;
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> onLoopback = Map.of("pattern", "^127[.]");
    Map<String, Object> schema = super.schema();
    schema.put(
        "if",
        whose(
            new TreeMap<>(
                Map.of("address", onLoopback, "roles", withAny("server", "database", "witness")))));
    schema.put("then", Map.of("required", List.of("groupAddress")));
    schema.put(
        "not",
        whose(
            Map.of(
                "roles",
                Map.of("allOf", List.of(withAny("witness"), withAny("server", "database"))))));
    return schema;
  }

  /** A host that has these keys with such values, as a JSON Schema. */
  static Map<String, Object> whose(Map<String, Object> properties) {
    return new TreeMap<>(
        Map.of("required", List.copyOf(properties.keySet()), "properties", properties));
  }

  /** Roles of which one is one of these, as a JSON Schema. */
  static Map<String, Object> withAny(String... roles) {
    return Map.of("contains", Map.of("enum", List.of(roles)));
  }
}
