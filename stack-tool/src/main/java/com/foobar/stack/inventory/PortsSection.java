package com.foobar.stack.inventory;

import com.foobar.stack.inventory.yaml.Entries;
import com.foobar.stack.inventory.yaml.Key;
import com.foobar.stack.inventory.yaml.Section;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code ports}. */
final class PortsSection extends Section<Ports> {
  static final Ports USUAL = new Ports(8080, 8081, 9990, 7600, 3306, 6446, 6447, 6448);

  private final Key<Integer> nginx =
      port("nginx", USUAL.nginx(), "Nginx, which only the balancer asks.");
  private final Key<Integer> wildfly =
      port("wildfly", USUAL.wildfly(), "WildFly's applications, which only Nginx asks.");
  private final Key<Integer> management =
      port("management", USUAL.management(), "WildFly's management and its console.");
  private final Key<Integer> cluster =
      port(
          "cluster", USUAL.cluster(), "JGroups between the WildFlys; the next port is taken, too.");
  private final Key<Integer> mysql = port("mysql", USUAL.mysql(), "MySQL itself.");
  private final Key<Integer> databaseReadWrite =
      port(
          "databaseReadWrite",
          USUAL.databaseReadWrite(),
          "The database door: leads to the current primary.");
  private final Key<Integer> databaseReadOnly =
      port(
          "databaseReadOnly",
          USUAL.databaseReadOnly(),
          "The database door: leads to a healthy replica.");
  private final Key<Integer> databaseHealth =
      port(
          "databaseHealth",
          USUAL.databaseHealth(),
          "The database door, where Nginx is on another host: says whether the door is alive.");

  private Key<Integer> port(String name, int usual, String meaning) {
    return optional(name, usual, meaning, Addresses.PORT);
  }

  @Override
  protected Ports value(Entries entries) {
    Ports ports =
        new Ports(
            entries.get(nginx),
            entries.get(wildfly),
            entries.get(management),
            entries.get(cluster),
            entries.get(mysql),
            entries.get(databaseReadWrite),
            entries.get(databaseReadOnly),
            entries.get(databaseHealth));
    ports.all().stream()
        .collect(Collectors.groupingBy(port -> port, TreeMap::new, Collectors.counting()))
        .forEach(
            (port, count) -> {
              if (count > 1) {
                entries.wrong("%d is given to %d services".formatted(port, count));
              }
            });
    return ports;
  }
}
