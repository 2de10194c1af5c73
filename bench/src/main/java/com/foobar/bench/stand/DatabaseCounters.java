package com.foobar.bench.stand;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.MemberConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

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

  private final PlanContext context;
  private final Map<Host, Connection> members = new LinkedHashMap<>();

  /**
   * @throws StackException when one of the members does not answer
   */
  DatabaseCounters(PlanContext context) {
    this.context = context;
    for (Host member : context.inventory().members()) {
      try {
        open(member);
      } catch (SQLException e) {
        close();
        throw failure(member, e);
      }
    }
  }

  private void open(Host member) throws SQLException {
    members.put(member, MemberConnection.open(context, member, PATIENCE));
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
    for (Host member : members.keySet()) {
      statements += Long.parseLong(ask(member, STATEMENTS));
      commits = Math.max(commits, GtidSet.size(ask(member, COMMITTED)));
    }
    return new Counts(statements, commits);
  }

  /** Whether some member has not applied yet what another has. */
  boolean someoneLags() {
    return members.keySet().stream()
            .mapToLong(m -> GtidSet.size(ask(m, COMMITTED)))
            .distinct()
            .count()
        > 1;
  }

  /** A member that was restarted meanwhile is asked over another connection. */
  private String ask(Host member, String question) {
    try {
      if (!members.get(member).isValid((int) PATIENCE.toSeconds())) {
        open(member);
      }
      try (Statement statement = members.get(member).createStatement();
          ResultSet rows = statement.executeQuery(question)) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw failure(member, e);
    }
  }

  private static StackException failure(Host member, SQLException e) {
    return new StackException("%s/mysql: %s".formatted(member, e.getMessage()), e);
  }

  @Override
  public void close() {
    for (Connection member : members.values()) {
      try {
        member.close();
      } catch (SQLException e) {
        // It is gone already.
      }
    }
  }
}
