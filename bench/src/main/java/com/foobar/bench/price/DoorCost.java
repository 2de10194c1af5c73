package com.foobar.bench.price;

import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.MemberConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What a statement costs by the database door, divided by the direct way. */
record DoorCost() implements Price {
  private static final int WORKERS = 8;
  private static final String DOOR = "door";
  private static final String DIRECT = "direct";

  @Override
  public String name() {
    return "door";
  }

  @Override
  public String title() {
    return "A statement through the database door ÷ to the member directly";
  }

  @Override
  public String counted() {
    return """
    One event read by its key, over TLS, as fast as it goes with %d connections that stay open: through the read-write \
    door of the first server, or to the primary itself. Processor time is that of all services less their idle time.\
    """
        .formatted(WORKERS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("CPU for each statement", "cpu"),
        Row.ratio("p50", "p50"),
        Row.of("CPU by the door", DOOR, "cpu", "ms"),
        Row.of("of that the door", DOOR, "cpu.database-door", "ms"),
        Row.of("CPU directly", DIRECT, "cpu", "ms"));
  }

  @Override
  public Sides open(Stand stand) {
    PlanContext context = stand.context();
    Host primary = Scratch.primary(context);
    JdbcLoad<Connection> through = new JdbcLoad<>(WORKERS, () -> door(context), DoorCost::readOne);
    JdbcLoad<Connection> direct =
        new JdbcLoad<>(WORKERS, () -> MemberConnection.open(context, primary), DoorCost::readOne);
    return Sides.of(
        () -> {
          through.close();
          direct.close();
        },
        Side.of(DOOR, through::run),
        Side.of(DIRECT, direct::run));
  }

  /** Through the read-write door of the first server. */
  static Connection door(PlanContext context) throws SQLException {
    return MemberConnection.open(
        context,
        context.inventory().applicationServers().get(0).address(),
        context.inventory().ports().databaseReadWrite());
  }

  static void readOne(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, title, starts_at FROM boxoffice.event WHERE id = 1")) {
      rows.next();
    }
  }
}
