package com.foobar.stack.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The ports of the services, the same on every host. */
public record Ports(
    int nginx,
    int wildfly,
    int management,
    int cluster,
    int mysql,
    int databaseReadWrite,
    int databaseReadOnly,
    int databaseHealth) {

  /** What services of these roles take; a balancer's addresses are the site's. */
  List<Integer> of(Set<Role> roles) {
    List<Integer> taken = new ArrayList<>();
    if (roles.contains(Role.WEB)) {
      taken.add(nginx);
    }
    if (roles.contains(Role.APPLICATION)) {
      taken.addAll(
          List.of(
              wildfly,
              management,
              cluster,
              cluster + 1,
              databaseReadWrite,
              databaseReadOnly,
              databaseHealth));
    }
    if (roles.contains(Role.DATABASE) || roles.contains(Role.WITNESS)) {
      taken.add(mysql);
    }
    return taken;
  }

  /** Also the one that JGroups' failure detection takes beside the cluster's. */
  List<Integer> all() {
    return List.of(
        nginx,
        wildfly,
        management,
        cluster,
        cluster + 1,
        mysql,
        databaseReadWrite,
        databaseReadOnly,
        databaseHealth);
  }
}
