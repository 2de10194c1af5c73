package com.foobar.stack.recovery;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MemberConnection;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;

/**
 * Gives the persistent timers that were running on a dead server to the others: what they do
 * themselves, a little later, when they find that it has no connection any more (mysql/grants.sql).
 */
final class TimerRelease {
  private final PlanContext context;

  TimerRelease(PlanContext context) {
    this.context = context;
  }

  /**
   * @param dead whose WildFly certainly does not run
   * @return how many timers it left behind
   */
  int of(Host dead) {
    Host primary =
        new Group(context)
            .primary()
            .orElseThrow(() -> new StackException("the group has no primary"));
    try (Connection connection = MemberConnection.openForWork(context, primary);
        CallableStatement call = connection.prepareCall("CALL wildfly.release_timers(?, ?)")) {
      call.setString(1, dead.name());
      call.registerOutParameter(2, Types.INTEGER);
      call.execute();
      return call.getInt(2);
    } catch (SQLException e) {
      throw new StackException(
          "%s: its timers could not be released: %s".formatted(dead, e.getMessage()), e);
    }
  }
}
