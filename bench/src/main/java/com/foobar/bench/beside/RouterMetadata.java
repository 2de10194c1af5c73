package com.foobar.bench.beside;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.Member;
import com.foobar.stack.service.mysql.MemberConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What MySQL Router has to find in a group to follow its primary: the part of InnoDB Cluster's
 * metadata (version 2.0) that it reads, as views that say what MySQL Shell would have written. Who
 * is primary it asks Group Replication itself.
 *
 * @see <a
 *     href="https://github.com/mysql/mysql-server/blob/trunk/router/src/metadata_cache/src/cluster_metadata_gr.cc">what
 *     Router asks</a>
 */
final class RouterMetadata implements AutoCloseable {
  static final String CLUSTER = "bench";
  static final String USER = "bench_router";
  private static final String SCHEMA = "mysql_innodb_cluster_metadata";

  private final PlanContext context;

  /**
   * A member of the group as the metadata names it.
   *
   * @param id its server_uuid
   * @param endpoint its address and port
   */
  record Instance(String id, String endpoint) {}

  /**
   * @param password of the account that Router uses, with no quote in it
   * @throws StackException when there is such metadata already, or a member is away
   */
  RouterMetadata(PlanContext context, String password) {
    this.context = context;
    requireOurs();
    close();
    execute(make(context.groupName(), instances(context), password));
  }

  private static List<Instance> instances(PlanContext context) {
    List<Instance> instances = new ArrayList<>();
    for (Member member : new Group(context).members()) {
      Host host = context.inventory().host(member.host()).orElseThrow();
      if (member.id().isEmpty()) {
        throw new StackException(host + "/mysql is not in the group; ./stack up mends it");
      }
      instances.add(
          new Instance(
              member.id(), "%s:%d".formatted(host.address(), context.inventory().ports().mysql())));
    }
    return instances;
  }

  static List<String> make(String groupName, List<Instance> instances, String password) {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE USER %s IDENTIFIED BY '%s' REQUIRE SSL".formatted(USER, password));
    statements.add("CREATE SCHEMA " + SCHEMA);
    statements.add(view("schema_version", "2 AS major, 0 AS minor, 0 AS patch"));
    statements.add(
        view("v2_this_instance", "'%s' AS cluster_id, 'gr' AS cluster_type".formatted(CLUSTER)));
    statements.add(
        view(
            "v2_gr_clusters",
            "'%1$s' AS cluster_id, '%1$s' AS cluster_name, '%2$s' AS group_name"
                .formatted(CLUSTER, groupName)));
    statements.add(
        view(
            "v2_instances",
            String.join(
                " UNION ALL SELECT ",
                instances.stream()
                    .map(
                        instance ->
                            "'%1$s' AS cluster_id, '%2$s' AS mysql_server_uuid, '%3$s' AS endpoint, NULL AS xendpoint, '{}' AS attributes, '%3$s' AS label"
                                .formatted(CLUSTER, instance.id(), instance.endpoint()))
                    .toList())));
    statements.add(
        view(
            "v2_routers",
            "0 AS router_id, '%s' AS router_name, '' AS address, CAST('{}' AS JSON) AS attributes, CAST('{}' AS JSON) AS options"
                .formatted(CLUSTER)));
    statements.add("GRANT SELECT ON %s.* TO %s".formatted(SCHEMA, USER));
    for (String table :
        List.of(
            "replication_group_members", "replication_group_member_stats", "global_variables")) {
      statements.add("GRANT SELECT ON performance_schema.%s TO %s".formatted(table, USER));
    }
    return statements;
  }

  private static String view(String name, String columns) {
    return "CREATE VIEW %s.%s AS SELECT %s".formatted(SCHEMA, name, columns);
  }

  /** Somebody's own is not to be overwritten; our own may be left of a run that was killed. */
  private void requireOurs() {
    if (exists("SELECT 1 FROM information_schema.schemata WHERE schema_name = '" + SCHEMA + "'")
        && !exists("SELECT 1 FROM mysql.user WHERE user = '" + USER + "'")) {
      throw new StackException(
          "the group has InnoDB Cluster's metadata (%s): what is there stays, and so this cannot be measured"
              .formatted(SCHEMA));
    }
  }

  private Host primary() {
    return new Group(context)
        .primary()
        .orElseThrow(() -> new StackException("the group has no primary; ./stack up mends it"));
  }

  private boolean exists(String question) {
    Host primary = primary();
    try (Connection connection = MemberConnection.openForWork(context, primary);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      return rows.next();
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(primary, e.getMessage()), e);
    }
  }

  private void execute(List<String> statements) {
    Host primary = primary();
    try (Connection connection = MemberConnection.openForWork(context, primary);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(primary, e.getMessage()), e);
    }
  }

  /** Takes all of it away; the account, by which it is known, last. */
  @Override
  public void close() {
    if (exists("SELECT 1 FROM mysql.user WHERE user = '" + USER + "'")) {
      execute(List.of("DROP SCHEMA IF EXISTS " + SCHEMA, "DROP USER " + USER));
    }
  }
}
