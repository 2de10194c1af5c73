package com.foobar.bench.price;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the stack takes of the memory. */
record StackMemory() implements Price {
  private static final String SIDE = "all";

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String title() {
    return "Memory of the whole stack";
  }

  @Override
  public String counted() {
    return "The proportional set size (PSS of /proc/PID/smaps_rollup) of all services with their workers: what processes"
        + " share is counted in parts. As the stack is when this is measured, after whatever was measured before.";
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("all services", SIDE, "memory", "MB").goal(Goal.atMost(2_600)),
        Row.of("WildFly, two", SIDE, "memory.wildfly", "MB"),
        Row.of("MySQL, three members", SIDE, "memory.mysql", "MB"),
        Row.of("database doors, two", SIDE, "memory.database-door", "MB"),
        Row.of("HAProxy at the edge", SIDE, "memory.haproxy", "MB"),
        Row.of("Nginx, two", SIDE, "memory.nginx", "MB"));
  }

  /** It hardly changes from one second to the next. */
  @Override
  public int pairs(int asked) {
    return 1;
  }

  @Override
  public int fewest() {
    return 1;
  }

  @Override
  public Sides open(Stand stand) {
    return Sides.of(Side.of(SIDE, time -> measure(stand)));
  }

  private static Done measure(Stand stand) {
    Waiting.pass(Duration.ofSeconds(1));
    Map<String, Double> figures = new TreeMap<>();
    stand
        .memory()
        .forEach(
            (service, megabytes) -> {
              String kind = service.substring(service.indexOf('/') + 1);
              figures.merge("memory", megabytes, Double::sum);
              figures.merge("memory." + kind, megabytes, Double::sum);
            });
    return new Done(0, 0, figures);
  }
}
