package com.foobar.stack.service.edge;

import com.foobar.stack.inventory.Route;
import java.util.List;
import java.util.Map;

/**
 * What a balancer says of itself and of the servers that it sends to.
 *
 * @param rows as HAProxy gives them
 */
public record EdgeFigures(List<Map<String, String>> rows) {

  /** UP, DOWN, MAINT, …; the other backends follow this one (haproxy/edge.cfg, track). */
  public String status(Route route) {
    return rows.stream()
        .filter(row -> row.get("pxname").equals("servers"))
        .filter(row -> row.get("svname").equals(route.name()))
        .map(row -> row.get("status"))
        .findFirst()
        .orElse("it knows no such server (./stack up tells it)");
  }
}
