package com.foobar.stack.recovery;

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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what a node has left unfinished: in its log, and on every member of the group. */
final class InDoubtReader {
  /**
   * A transaction that is decided, as Narayana names the kinds of what it keeps. Others, such as
   * EISNAME, are notes that stay.
   */
  private static final String DECIDED = "StateManager/BasicAction/%";

  private final PlanContext context;
  private final Group group;

  InDoubtReader(PlanContext context) {
    this.context = context;
    this.group = new Group(context);
  }

  /**
   * @param node the identifier, such as {@code node1}
   * @throws StackException when it cannot be known now, because the group has no primary or a
   *     member of it does not answer
   */
  InDoubt of(String node) {
    List<Member> members = group.members();
    Host primary =
        members.stream()
            .filter(Member::isPrimary)
            .findFirst()
            .flatMap(member -> context.inventory().host(member.host()))
            .orElseThrow(() -> new StackException("the database group has no primary"));
    Set<Branch> branches = new HashSet<>();
    // Branches replicate: a member that is not in the group now learns their end when it is back.
    for (Member member : members) {
      if (member.isOnline()) {
        branches.addAll(branches(context.inventory().host(member.host()).orElseThrow(), node));
      }
    }
    return new InDoubt(decided(primary, node), branches);
  }

  private Set<Branch> branches(Host member, String node) {
    Set<Branch> branches = new HashSet<>();
    try (Connection connection = MemberConnection.open(context, member);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("XA RECOVER CONVERT XID")) {
      while (rows.next()) {
        Branch.of(rows.getInt("formatID"), rows.getInt("gtrid_length"), rows.getString("data"))
            .filter(branch -> branch.node().equals(node))
            .ifPresent(branches::add);
      }
      return branches;
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(member, e.getMessage()), e);
    }
  }

  private Set<TransactionId> decided(Host primary, String node) {
    Set<TransactionId> decided = new HashSet<>();
    try (Connection connection = MemberConnection.open(context, primary);
        Statement statement = connection.createStatement()) {
      String table = node + "_JBossTSTxTable";
      if (!exists(statement, table)) {
        // The node has never started: it makes the table when it does.
        return decided;
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT UidString FROM wildfly.%s WHERE TypeName LIKE '%s'"
                  .formatted(table, DECIDED))) {
        while (rows.next()) {
          decided.add(new TransactionId(rows.getString(1)));
        }
      }
      return decided;
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(primary, e.getMessage()), e);
    }
  }

  private static boolean exists(Statement statement, String table) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT 1 FROM information_schema.tables WHERE table_schema = 'wildfly' AND table_name = '%s'"
                .formatted(table))) {
      return rows.next();
    }
  }
}
