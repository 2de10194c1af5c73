package com.foobar.stack.identity;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is who in an installation, whatever the order of the inventory's lines: each host with a
 * MySQL member or a WildFly has a number, given once and to nobody else ever after, also when the
 * host has left. It is MySQL's {@code server_id} and the mark of a WildFly's transactions: two
 * nodes with one mark would roll back each other's.
 *
 * @param group the UUID of the Group Replication group
 * @param hosts by name
 */
public record Identities(String group, Map<String, Identity> hosts) {
  /**
   * @param number from 1
   * @param address where the host is, or was when it left
   */
  public record Identity(int number, String address) {}

  public Identities {
    hosts = Map.copyOf(hosts);
  }

  /** Of an installation that has no hosts yet. */
  public static Identities begin(String group) {
    return new Identities(group, Map.of());
  }

  /** These, and the next numbers for those who have none yet, in their order. */
  public Identities with(List<Host> members) {
    Map<String, Identity> all = new TreeMap<>(hosts);
    int next = hosts.values().stream().mapToInt(Identity::number).max().orElse(0) + 1;
    for (Host host : members) {
      Identity known = hosts.get(host.name());
      int number = known == null ? next++ : known.number();
      all.put(host.name(), new Identity(number, host.address()));
    }
    return new Identities(group, all);
  }

  public int number(Host host) {
    Identity identity = hosts.get(host.name());
    if (identity == null) {
      throw new StackException("%s has no number yet; ./stack up gives it one".formatted(host));
    }
    return identity.number();
  }

  /** A host that has left the inventory, as far as it can be known: as a server. */
  public Optional<Host> departed(String name, Inventory inventory) {
    return inventory.host(name).isPresent()
        ? Optional.empty()
        : Optional.ofNullable(hosts.get(name))
            .map(
                identity ->
                    new Host(
                        name,
                        identity.address(),
                        Role.SERVER,
                        identity.address() + ":33061",
                        Optional.empty()));
  }

  /** Every host that has left the inventory. */
  public List<Host> departed(Inventory inventory) {
    return hosts.keySet().stream()
        .sorted()
        .map(name -> departed(name, inventory))
        .flatMap(Optional::stream)
        .toList();
  }
}
