package com.foobar.bench.stand;

import com.foobar.stack.StackException;
import com.foobar.stack.database.MemberConnection;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** MySQL's own counters: over connections that stay open, so that asking costs little. */
final class DatabaseCounters implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Statements of applications and of what WildFly does for them. The stack's own questions, the
   * doors' checks and replication are not theirs.
   */
  private static final String STATEMENTS =
      """
      SELECT COALESCE(SUM(count_star), 0)
      FROM performance_schema.events_statements_summary_by_user_by_event_name
      WHERE user NOT IN ('stack_admin', 'door_check', 'replication')
        AND (event_name LIKE 'statement/sql/%' OR event_name = 'statement/com/Execute')
      """;

  private static final String COMMITTED = "SELECT @@GLOBAL.gtid_executed";

  private final List<Connection> members = new ArrayList<>();

  /**
   * @throws StackException when one of the members does not answer
   */
  DatabaseCounters(PlanContext context) {
    for (Host member : context.inventory().members()) {
      try {
        members.add(MemberConnection.open(context, member, PATIENCE));
      } catch (SQLException e) {
        close();
        throw new StackException("%s/mysql: %s".formatted(member, e.getMessage()), e);
      }
    }
  }

  /**
   * @param statements that all members together have run
   * @param commits that the group has made; more than that of the member that has the most, none
   *     has
   */
  record Counts(long statements, long commits) {}

  Counts now() {
    long statements = 0;
    long commits = 0;
    for (Connection member : members) {
      statements += Long.parseLong(ask(member, STATEMENTS));
      commits = Math.max(commits, GtidSet.size(ask(member, COMMITTED)));
    }
    return new Counts(statements, commits);
  }

  /** Whether some member has not applied yet what another has. */
  boolean someoneLags() {
    return members.stream().mapToLong(m -> GtidSet.size(ask(m, COMMITTED))).distinct().count() > 1;
  }

  private static String ask(Connection member, String question) {
    try (Statement statement = member.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new StackException("a member's counters: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    for (Connection member : members) {
      try {
        member.close();
      } catch (SQLException e) {
        // It is gone already.
      }
    }
  }
}
