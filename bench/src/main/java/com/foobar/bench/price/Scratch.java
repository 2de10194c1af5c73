package com.foobar.bench.price;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MemberConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Two schemas of our own in the group, with a table each, for as long as a price is measured. */
final class Scratch implements AutoCloseable {
  static final String ONE = "bench_one";
  static final String TWO = "bench_two";

  /** What the applications' transactions write is about as long. */
  static final String INSERT =
      "INSERT INTO %s.entry (note) VALUES ('a hundred bytes or so, as long as what an order or a"
          + " posting writes, ids and all')";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PlanContext context;
  private final Host primary;

  Scratch(PlanContext context) {
    this.context = context;
    this.primary = primary(context);
    execute(drop());
    execute(make());
  }

  static Host primary(PlanContext context) {
    return new Group(context)
        .primary()
        .orElseThrow(() -> new StackException("the group has no primary; ./stack up mends it"));
  }

  /** Statements that make the schemas, on any MySQL. */
  static List<String> make() {
    return List.of(
        "CREATE SCHEMA " + ONE,
        "CREATE SCHEMA " + TWO,
        "CREATE TABLE %s.entry (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, note VARCHAR(100) NOT NULL)"
            .formatted(ONE),
        "CREATE TABLE %s.entry LIKE %s.entry".formatted(TWO, ONE));
  }

  private static List<String> drop() {
    return List.of("DROP SCHEMA IF EXISTS " + ONE, "DROP SCHEMA IF EXISTS " + TWO);
  }

  Host primary() {
    return primary;
  }

  Connection open() throws SQLException {
    return MemberConnection.open(context, primary, PATIENCE);
  }

  private void execute(List<String> statements) {
    onPrimary(context, connection -> run(connection, statements));
  }

  /**
   * Where somebody kills primaries, at whichever it is by now.
   *
   * @throws StackException when there is none, or what is done there fails
   */
  static void onPrimary(PlanContext context, Work work) {
    Host now = primary(context);
    try (Connection connection = MemberConnection.open(context, now, PATIENCE)) {
      work.run(connection);
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(now, e.getMessage()), e);
    }
  }

  static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Something that is done over a connection. */
  interface Work {
    void run(Connection connection) throws SQLException;
  }

  @Override
  public void close() {
    execute(drop());
  }
}
