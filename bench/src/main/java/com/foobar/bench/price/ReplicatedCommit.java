package com.foobar.bench.price;

import com.foobar.bench.beside.Beside;
import com.foobar.bench.beside.LoneMysql;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.stack.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What it costs that a majority has a commit before its client hears of it. */
record ReplicatedCommit() implements Price {
  private static final int WORKERS = 8;
  private static final String GROUP = "group";
  private static final String ALONE = "alone";
  private static final String GUEST = "bench/lone-mysql";

  @Override
  public String name() {
    return "replication";
  }

  @Override
  public String title() {
    return "A commit in the group of three ÷ in a stand-alone MySQL of the same durability";
  }

  @Override
  public String counted() {
    return """
        One row of a hundred bytes, inserted and committed by bare JDBC over TLS, as fast as it goes with %d connections: at the \
        group's primary, or at a MySQL of the same program, disk and settings (sync_binlog = 1, \
        innodb_flush_log_at_trx_commit = 1) but without Group Replication. Processor time is that of all three members and of the \
        lone one, less what they take when they are idle.\
        """
        .formatted(WORKERS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("CPU for each commit", "cpu"),
        Row.ratio("p50", "p50"),
        Row.ratio("commits a second", "perSecond"),
        Row.of("p50 in the group", GROUP, "p50", "ms"),
        Row.of("p50 alone", ALONE, "p50", "ms"),
        Row.of("commits a second in the group", GROUP, "perSecond", "/s"),
        Row.of("commits a second alone", ALONE, "perSecond", "/s"),
        Row.of("CPU in the group", GROUP, "cpu", "ms"),
        Row.of("CPU alone", ALONE, "cpu", "ms"));
  }

  @Override
  public Sides open(Stand stand) {
    Beside beside = Beside.of(stand.context());
    try {
      return open(stand, beside);
    } catch (RuntimeException e) {
      beside.close();
      throw e;
    }
  }

  private static Sides open(Stand stand, Beside beside) {
    LoneMysql lone = LoneMysql.with(beside, stand.context(), List.of(Scratch.ONE, Scratch.TWO));
    make(lone);
    Scratch scratch = new Scratch(stand.context());
    stand.addGuest(GUEST, lone.pid());
    JdbcLoad<Connection> group = new JdbcLoad<>(WORKERS, scratch::open, ReplicatedCommit::insert);
    JdbcLoad<Connection> alone = new JdbcLoad<>(WORKERS, lone::open, ReplicatedCommit::insert);
    return Sides.of(
        () -> {
          group.close();
          alone.close();
          stand.removeGuest(GUEST);
          beside.close();
          scratch.close();
        },
        Side.of(GROUP, group::run),
        Side.of(ALONE, alone::run));
  }

  private static void make(LoneMysql lone) {
    try (Connection connection = lone.open();
        Statement statement = connection.createStatement()) {
      for (String each : Scratch.make()) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new StackException("the MySQL to compare with: " + e.getMessage(), e);
    }
  }

  private static void insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Scratch.INSERT.formatted(Scratch.ONE));
    }
  }
}
