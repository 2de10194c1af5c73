package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MemberConnection;
import com.foobar.stack.service.mysql.SqlScript;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The MySQL group as its administrator sees it, past the doors. */
public final class Databases {
  private final PlanContext context;

  public Databases(PlanContext context) {
    this.context = context;
  }

  /** The name of the host whose member takes the writes. */
  public String primary() {
    return new Group(context)
        .primary()
        .map(Host::name)
        .orElseThrow(() -> new AssertionError("the group has no primary"));
  }

  public boolean hasPrimary() {
    return new Group(context).primary().isPresent();
  }

  /** Whether another host's member takes the writes now; nobody's does while one is elected. */
  public boolean hasPrimaryBeside(String host) {
    return new Group(context).primary().filter(primary -> !primary.name().equals(host)).isPresent();
  }

  public List<String> members() {
    return context.inventory().members().stream().map(Host::name).toList();
  }

  /** The only value of the only row, on the primary. */
  public long number(String sql, Object... parameters) {
    return ((Number) rows(sql, parameters).get(0).values().iterator().next()).longValue();
  }

  /** Rows on the primary, each by column. */
  public List<Map<String, Object>> rows(String sql, Object... parameters) {
    return rowsOn(primary(), sql, parameters);
  }

  public List<Map<String, Object>> rowsOn(String member, String sql, Object... parameters) {
    try (Connection connection = connect(member);
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError("%s: %s".formatted(member, sql), e);
    }
  }

  /** The prepared branches that any of these members lists. */
  public Set<String> inDoubt(List<String> members) {
    return members.stream()
        .flatMap(member -> rowsOn(member, "XA RECOVER CONVERT XID").stream())
        .map(row -> (String) row.get("data"))
        .collect(Collectors.toSet());
  }

  /** The address of the member to which a server's door leads who wants to write. */
  public String behindDoor(Host server) {
    return behind(server, context.inventory().ports().databaseReadWrite());
  }

  /** The name of the member to which a server's door leads who wants to read. */
  public String behindReadingDoor(Host server) {
    String address = behind(server, context.inventory().ports().databaseReadOnly());
    return context.inventory().hosts().stream()
        .filter(host -> host.address().equals(address))
        .map(Host::name)
        .findFirst()
        .orElseThrow();
  }

  private String behind(Host server, int port) {
    try (Connection connection = MemberConnection.open(context, server.address(), port);
        ResultSet result =
            connection.createStatement().executeQuery("SELECT @@report_host AS address")) {
      result.next();
      return result.getString("address");
    } catch (SQLException e) {
      throw new AssertionError("the door of " + server, e);
    }
  }

  /** Waits until the members agree, and then finds each of these orders on every one of them. */
  public void requireOnEveryMember(Collection<UUID> orders) {
    awaitAgreement();
    for (String member : members()) {
      assertThat(ordersOn(member)).as(member).containsAll(orders);
    }
  }

  /** The orders that one member holds, read from it alone. */
  public Set<UUID> ordersOn(String member) {
    return rowsOn(member, "SELECT BIN_TO_UUID(id) AS id FROM boxoffice.orders").stream()
        .map(row -> UUID.fromString(row.get("id").toString()))
        .collect(Collectors.toSet());
  }

  /**
   * Returns when all members hold the same transactions and no branch is in doubt: what broke left
   * some to be applied and some to be settled.
   */
  public void awaitAgreement() {
    await("the same transactions on all members, none in doubt")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(rows("XA RECOVER")).isEmpty();
              assertThat(members().stream().map(this::executed).distinct()).hasSize(1);
            });
  }

  /** The transactions that a member has applied or committed. */
  public String executed(String member) {
    return rowsOn(member, "SELECT @@gtid_executed AS executed").get(0).get("executed").toString();
  }

  /** Changes rows on the primary. */
  public int change(String sql, Object... parameters) {
    Host primary = context.inventory().host(primary()).orElseThrow();
    try (Connection connection = MemberConnection.openForWork(context, primary);
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /**
   * Applies a script on the primary.
   *
   * @param schema in which it is applied
   */
  public void apply(String schema, String script) {
    Host primary = context.inventory().host(primary()).orElseThrow();
    try (Connection connection = MemberConnection.openForWork(context, primary)) {
      connection.setCatalog(schema);
      for (String single : SqlScript.statements(script)) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(single);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(script, e);
    }
  }

  private Connection connect(String member) throws SQLException {
    return MemberConnection.open(context, context.inventory().host(member).orElseThrow());
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
