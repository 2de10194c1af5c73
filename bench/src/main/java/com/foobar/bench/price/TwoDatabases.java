package com.foobar.bench.price;

import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.MemberConnection;
import com.mysql.cj.jdbc.MysqlXADataSource;
import com.mysql.cj.jdbc.MysqlXid;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** What it costs that a transaction is one over two databases. */
record TwoDatabases() implements Price {
  private static final int WORKERS = 8;
  private static final String TWO = "two";
  private static final String ONE = "one";

  @Override
  public String name() {
    return "xa";
  }

  @Override
  public String title() {
    return "A transaction over two databases (XA, two phases) ÷ the same rows in one";
  }

  @Override
  public String counted() {
    return """
    Two rows of a hundred bytes, inserted into two schemas by bare JDBC at the primary, as fast as it goes with %d \
    workers: either as two branches (XA START, INSERT, XA END, XA PREPARE, XA COMMIT in each, over a connection \
    each, one branch after the other, as a transaction manager does it), or in one local transaction. The transaction \
    manager's own log is in neither. Processor time is that of all services less their idle time; durable commits \
    are transactions that the group has certified (GTIDs).\
    """
        .formatted(WORKERS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("CPU for each transaction", "cpu"),
        Row.ratio("p50", "p50"),
        Row.ratio("transactions a second", "perSecond"),
        Row.of("durable commits, two", TWO, "commits", ""),
        Row.of("durable commits, one", ONE, "commits", ""),
        Row.of("p50, two", TWO, "p50", "ms"),
        Row.of("p50, one", ONE, "p50", "ms"),
        Row.of("CPU, two", TWO, "cpu", "ms"),
        Row.of("CPU, one", ONE, "cpu", "ms"));
  }

  @Override
  public Sides open(Stand stand) {
    Scratch scratch = new Scratch(stand.context());
    AtomicLong numbers = new AtomicLong();
    JdbcLoad<Pair> two =
        new JdbcLoad<>(
            WORKERS,
            () -> Pair.open(stand.context(), scratch),
            pair -> pair.insert(numbers.incrementAndGet()));
    JdbcLoad<Connection> one = new JdbcLoad<>(WORKERS, scratch::open, TwoDatabases::insertBoth);
    return Sides.of(
        () -> {
          two.close();
          one.close();
          scratch.close();
        },
        Side.of(TWO, two::run),
        Side.of(ONE, one::run));
  }

  private static void insertBoth(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(Scratch.INSERT.formatted(Scratch.ONE));
      statement.execute(Scratch.INSERT.formatted(Scratch.TWO));
    }
    connection.commit();
  }

  /** The connections of a worker, one for each branch. */
  private record Pair(XAConnection first, XAConnection second) implements AutoCloseable {
    /** Of our branches, in XA RECOVER; WildFly's have another. */
    private static final int FORMAT = 0x62656e63;

    static Pair open(PlanContext context, Scratch scratch) throws SQLException {
      MysqlXADataSource source = new MysqlXADataSource();
      source.setUrl(
          "jdbc:mysql://%s:%d/?sslMode=REQUIRED&connectTimeout=2000&socketTimeout=60000"
              .formatted(scratch.primary().address(), context.inventory().ports().mysql()));
      source.setUser(MemberConnection.ADMIN);
      source.setPassword(context.secrets().get("mysql.admin"));
      return new Pair(source.getXAConnection(), source.getXAConnection());
    }

    void insert(long number) throws SQLException, XAException {
      Xid one = xid(number, 1);
      Xid two = xid(number, 2);
      work(first, one, Scratch.ONE);
      work(second, two, Scratch.TWO);
      first.getXAResource().prepare(one);
      second.getXAResource().prepare(two);
      first.getXAResource().commit(one, false);
      second.getXAResource().commit(two, false);
    }

    private static void work(XAConnection branch, Xid xid, String schema)
        throws SQLException, XAException {
      branch.getXAResource().start(xid, XAResource.TMNOFLAGS);
      // (The handle is not closed: that would roll back.)
      Connection connection = branch.getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute(Scratch.INSERT.formatted(schema));
      }
      branch.getXAResource().end(xid, XAResource.TMSUCCESS);
    }

    private static Xid xid(long number, int branch) {
      byte[] global =
          ByteBuffer.allocate(16).putLong(ProcessHandle.current().pid()).putLong(number).array();
      return new MysqlXid(global, new byte[] {(byte) branch}, FORMAT);
    }

    @Override
    public void close() throws SQLException {
      first.close();
      second.close();
    }
  }
}
