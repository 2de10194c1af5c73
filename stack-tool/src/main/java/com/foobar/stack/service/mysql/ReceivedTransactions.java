package com.foobar.stack.service.mysql;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * What a member received from its group before it stopped: its relay log. Most of it is applied,
 * some of it may not be, and may exist nowhere else.
 *
 * <p>A member that starts reads its relay log from the beginning and skips what it has applied. If
 * the membership of the group changes meanwhile, as it does when the member itself joins, MySQL
 * 9.7.4 waits for ever for the skipped transactions to be committed ("Waiting for Binlog Group
 * Commit ticket"), and applies nothing any more. So this is done before the member joins.
 */
final class ReceivedTransactions {
  private static final String CHANNEL = "group_replication_applier";

  /** Hundreds of transactions a second, and a member may have been an hour behind. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final PlanContext context;
  private final Host member;

  /**
   * @param member in no group
   */
  ReceivedTransactions(PlanContext context, Host member) {
    this.context = context;
    this.member = member;
  }

  /**
   * Applies what is not applied yet, and lets go of the relay log.
   *
   * @throws StackException when something cannot be applied, with MySQL's reason
   */
  void applyAll() {
    try (Connection connection = MemberConnection.openForWork(context, member);
        Statement statement = connection.createStatement()) {
      if (!has(statement, "replication_connection_status", "TRUE")) {
        return;
      }
      if (!isAllApplied(statement)) {
        statement.execute("START REPLICA SQL_THREAD FOR CHANNEL '%s'".formatted(CHANNEL));
        Await.until(member + "/mysql", LIMIT, () -> missing(statement));
        statement.execute("STOP REPLICA SQL_THREAD FOR CHANNEL '%s'".formatted(CHANNEL));
      }
      statement.execute("RESET REPLICA FOR CHANNEL '%s'".formatted(CHANNEL));
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(member, e.getMessage()), e);
    }
  }

  private Optional<String> missing(Statement statement) {
    try {
      if (isAllApplied(statement)) {
        return Optional.empty();
      }
      if (!has(statement, "replication_applier_status", "SERVICE_STATE = 'ON'")) {
        throw new StackException(
            "%s/mysql cannot apply what it received from the group: %s"
                .formatted(member, lastError(statement)));
      }
      return Optional.of("it still applies what it received before it stopped");
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(member, e.getMessage()), e);
    }
  }

  private static boolean isAllApplied(Statement statement) throws SQLException {
    return has(
        statement,
        "replication_connection_status",
        "GTID_SUBSET(RECEIVED_TRANSACTION_SET, @@GLOBAL.gtid_executed)");
  }

  private static String lastError(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT LAST_ERROR_MESSAGE FROM performance_schema.replication_applier_status_by_worker"
                + " WHERE LAST_ERROR_NUMBER <> 0")) {
      return rows.next() ? rows.getString(1) : "its applier has stopped";
    }
  }

  /** Whether the group's channel is like that. */
  private static boolean has(Statement statement, String table, String condition)
      throws SQLException {
    String query =
        "SELECT 1 FROM performance_schema.%s WHERE CHANNEL_NAME = '%s' AND %s"
            .formatted(table, CHANNEL, condition);
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
