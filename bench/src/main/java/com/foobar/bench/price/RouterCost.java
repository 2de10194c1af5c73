package com.foobar.bench.price;

import com.foobar.bench.beside.MysqlRouter;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import java.sql.Connection;
import java.util.List;

/** What a statement costs by the database door, divided by MySQL Router. */
record RouterCost() implements Price {
  private static final int WORKERS = 8;
  private static final String DOOR = "door";
  private static final String ROUTER = "router";
  private static final String GUEST = "bench/mysql-router";

  @Override
  public String name() {
    return "router";
  }

  @Override
  public String title() {
    return "A statement through the database door (HAProxy) ÷ through MySQL Router";
  }

  @Override
  public String counted() {
    return """
        One event read by its key, over TLS, as fast as it goes with %d connections that stay open: through the read-write \
        door of the first server, or through a MySQL Router of Debian's, which passes TLS on as the door does \
        (PASSTHROUGH) and asks the group for its primary every half second (its default; notifications want MySQL's X \
        protocol, which the members do not speak). Processor time is that of all services and of Router, less the services' \
        idle time: what the doors ask when nothing is asked of them is taken off on both sides, and what Router asks is in \
        both. Router as its own bootstrap sets it up, which ends TLS in itself to share connections, and its read-write \
        splitting are not compared: the door does neither.\
        """
        .formatted(WORKERS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("CPU for each statement", "cpu"),
        Row.ratio("p50", "p50"),
        Row.ratio("p99", "p99").tail(),
        Row.of("CPU by the door", DOOR, "cpu", "ms"),
        Row.of("of that the door", DOOR, "cpu.database-door", "ms"),
        Row.of("CPU by Router", ROUTER, "cpu", "ms"),
        Row.of("of that Router", ROUTER, "cpu.mysql-router", "ms"),
        Row.of("statements a second, door", DOOR, "perSecond", "/s"),
        Row.of("statements a second, Router", ROUTER, "perSecond", "/s"));
  }

  @Override
  public Sides open(Stand stand) {
    MysqlRouter router = MysqlRouter.of(stand.context());
    try {
      return open(stand, router);
    } catch (RuntimeException e) {
      router.close();
      throw e;
    }
  }

  private static Sides open(Stand stand, MysqlRouter router) {
    stand.addGuest(GUEST, router.pid());
    JdbcLoad<Connection> door =
        new JdbcLoad<>(WORKERS, () -> DoorCost.door(stand.context()), DoorCost::readOne);
    JdbcLoad<Connection> routed = new JdbcLoad<>(WORKERS, router::open, DoorCost::readOne);
    return Sides.of(
        () -> {
          door.close();
          routed.close();
          stand.removeGuest(GUEST);
          router.close();
        },
        Side.of(DOOR, door::run),
        Side.of(ROUTER, routed::run));
  }
}
