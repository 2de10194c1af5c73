package com.foobar.bench.scale;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One balancer, so many servers with everything that a server has, and a witness: each a machine
 * with so many processors.
 *
 * @param cores of each machine; a part of one when less than 1
 * @param used the share of them that may be busy: above it waiting grows faster than the work
 */
record Shape(int servers, double cores, double used) {
  private static final String PRIMARY = "the server with the primary";

  /**
   * @param perSecond how many operations it carries
   * @param saturated which machine has no more to give
   */
  record Carries(double perSecond, String saturated) {}

  /** Visitors are spread evenly: so the fullest machine is the end for all. */
  Carries carries(Cost cost) {
    Map<String, Double> machines = new LinkedHashMap<>();
    // HAProxy is told to use one thread (haproxy/edge.cfg), whatever the machine has.
    machines.put("the balancer", cost.edge() * Math.max(1, cores));
    machines.put(PRIMARY, cost.shared(servers) + cost.primary());
    machines.put("the servers", cost.shared(servers) + cost.member());
    Map.Entry<String, Double> fullest =
        machines.entrySet().stream().max(Comparator.comparingDouble(Map.Entry::getValue)).get();
    boolean mostlyDatabase = cost.primary() > cost.shared(servers);
    String name =
        fullest.getKey().equals(PRIMARY)
            ? PRIMARY + (mostlyDatabase ? ", by MySQL" : ", by WildFly and Nginx")
            : fullest.getKey();
    return new Carries(perSecond(fullest.getValue()), name);
  }

  private double perSecond(double milliseconds) {
    return cores * used * 1e3 / milliseconds;
  }
}
