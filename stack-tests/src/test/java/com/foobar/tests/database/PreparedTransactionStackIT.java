package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.service.mysql.MemberConnection;
import com.foobar.tests.stack.TestStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/**
 * A transaction that is prepared and not yet committed is an everyday sight in two-phase commit.
 * Nothing that the stack does beside it may come into its way on a replica, where it may hold more
 * locks than on the primary: on the whole schema, when it is the first since the replica's start to
 * open a table.
 */
class PreparedTransactionStackIT {
  private static final String XID = "'prepared','transaction',1";

  /** Seconds in which a replica applies what the primary has committed. */
  private static final int APPLIED_WITHIN = 30;

  private final TestStack stack;
  private final Databases databases;

  PreparedTransactionStackIT(TestStack stack, Databases databases) {
    this.stack = stack;
    this.databases = databases;
  }

  @Test
  void upLeavesTheReplicasGoing() throws SQLException {
    stack.run("fault", "restart", "ops/mysql").requireSuccess();
    try (Connection primary =
            MemberConnection.open(
                stack.context(),
                stack.context().inventory().host(databases.primary()).orElseThrow());
        Statement statement = primary.createStatement()) {
      statement.execute("XA START " + XID);
      statement.execute("INSERT INTO boxoffice.venue (name) VALUES ('Prepared')");
      statement.execute("XA END " + XID);
      statement.execute("XA PREPARE " + XID);
      try {
        stack.up();
      } finally {
        statement.execute("XA ROLLBACK " + XID);
      }
    }

    String executed =
        (String) databases.rows("SELECT @@gtid_executed AS executed").get(0).get("executed");
    for (String member : databases.members()) {
      assertThat(
              databases
                  .rowsOn(
                      member,
                      "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?) AS late",
                      executed,
                      APPLIED_WITHIN)
                  .get(0)
                  .get("late"))
          .as("%s has not applied what the primary has", member)
          .isEqualTo(0L);
    }
  }
}
