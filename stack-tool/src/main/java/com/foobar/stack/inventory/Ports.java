package com.foobar.stack.inventory;

import java.util.List;

/** The ports of the services, the same on every host. */
public record Ports(
    int nginx,
    int wildfly,
    int management,
    int cluster,
    int mysql,
    int databaseReadWrite,
    int databaseReadOnly) {

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
        databaseReadOnly);
  }
}
