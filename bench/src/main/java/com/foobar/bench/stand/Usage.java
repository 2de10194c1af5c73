package com.foobar.bench.stand;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was used between two moments.
 *
 * @param services processor time of each service, in seconds
 * @param own processor time of this program, which makes the load, in seconds
 * @param others of the machine's processors, the share of everybody else
 * @param stolen of the machine's processors, the share that its host withheld
 * @param statements of applications, on all members
 * @param commits of the group
 */
public record Usage(
    double seconds,
    Map<String, Double> services,
    double own,
    double others,
    double stolen,
    double statements,
    double commits) {

  static Usage between(Snapshot before, Snapshot after) {
    Map<String, Double> services = new TreeMap<>();
    // A service that was started anew in between has counted from 0 since.
    after
        .services()
        .forEach(
            (name, seconds) -> {
              double earlier = before.services().getOrDefault(name, 0.0);
              services.put(name, seconds >= earlier ? seconds - earlier : seconds);
            });
    double own = after.own() - before.own();
    double accounted = own + sum(services);
    return new Usage(
        (after.nanos() - before.nanos()) / 1e9,
        services,
        own,
        after.machine().othersSince(before.machine(), accounted),
        after.machine().stolenSince(before.machine()),
        after.statements() - before.statements(),
        after.commits() - before.commits());
  }

  /** Without what would have been used as well in this time had nothing been asked. */
  public Usage less(Usage idle) {
    double share = seconds / idle.seconds;
    Map<String, Double> rest = new TreeMap<>();
    services.forEach(
        (name, used) -> rest.put(name, used - idle.services.getOrDefault(name, 0.0) * share));
    return new Usage(
        seconds,
        rest,
        own,
        others,
        stolen,
        statements - idle.statements * share,
        commits - idle.commits * share);
  }

  /** Processor time of all services, in seconds. */
  public double cpu() {
    return sum(services);
  }

  /** The same for each kind of service, such as "wildfly", over all hosts. */
  public Map<String, Double> cpuByKind() {
    Map<String, Double> kinds = new TreeMap<>();
    services.forEach((name, used) -> kinds.merge(kind(name), used, Double::sum));
    return kinds;
  }

  /** Of a kind of service, the processor time of the one that took most; 0 when there is none. */
  public double busiest(String kind) {
    return services.entrySet().stream()
        .filter(service -> kind(service.getKey()).equals(kind))
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  /** What the hosts have in common: "nginx" of "server-1/nginx". */
  static String kind(String service) {
    return service.substring(service.indexOf('/') + 1);
  }

  private static double sum(Map<String, Double> services) {
    return services.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
