package com.foobar.stack.health;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Route;
import com.foobar.stack.service.mysql.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How everything is, at one moment.
 *
 * @param traffic by way to an application server, named as {@link Route} names it, and by balancer,
 *     what the balancer says of it: UP, DOWN, MAINT, … Balancers that cannot be asked are left out.
 * @param members of the database group, in the order of the inventory
 */
public record Judgement(
    List<ServiceHealth> services, Map<String, Map<String, String>> traffic, List<Member> members) {

  /** All that is not well, each with where and why; empty when all is well. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (ServiceHealth service : services) {
      service.reason().ifPresent(reason -> problems.add(service.id() + ": " + reason));
    }
    if (members.stream().noneMatch(Member::isPrimary)) {
      problems.add("the database group has no primary");
    }
    new TreeMap<>(traffic)
        .forEach(
            (server, balancers) ->
                balancers.forEach(
                    (balancer, status) -> {
                      if (!status.startsWith("UP")) {
                        problems.add(
                            "%s: %s sends it no requests: %s"
                                .formatted(server, balancer, explained(status)));
                      }
                    }));
    return problems;
  }

  private static String explained(String status) {
    if (status.startsWith("MAINT")) {
      return "it was taken out (in maintenance). A command at work puts it back itself, else"
          + " ./stack up does";
    }
    return status.startsWith("DOWN") ? "its health check fails (DOWN)" : status;
  }

  /**
   * What each balancer says of a host: the best of what it says of the ways to it and through it.
   */
  public Map<String, String> trafficOf(Host host) {
    Map<String, String> best = new LinkedHashMap<>();
    traffic.forEach(
        (route, balancers) -> {
          if (Route.concerns(route, host)) {
            balancers.forEach(
                (balancer, status) ->
                    best.merge(
                        balancer,
                        status,
                        (known, other) -> known.startsWith("UP") ? known : other));
          }
        });
    return best;
  }

  public boolean isHealthy() {
    return problems().isEmpty();
  }
}
