package com.foobar.bench.price;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.mysql.cj.jdbc.MysqlXADataSource;
import com.mysql.cj.jdbc.MysqlXid;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * A buyer who needs no box office: the statements that holding and ordering a seat take, sent to
 * the primary by bare JDBC. They are the box office's own (HoldRepository, SeatRepository,
 * Checkout, the ledger), for one seat and by invoice, and leave the same rows.
 */
final class SqlBooking implements AutoCloseable {
  private static final String FREE =
      "NOT sold AND (held_until IS NULL OR held_until <= UTC_TIMESTAMP(6))";
  private static final int TURNS = 4096;

  /** Of our branches, in XA RECOVER; WildFly's have another. */
  private static final int FORMAT = 0x62656e63;

  private final XAConnection boxOffice;
  private final XAConnection ledger;
  private final long account;

  /**
   * @param email of a buyer who has an account
   */
  SqlBooking(PlanContext context, Host primary, String email) throws SQLException {
    this.boxOffice = connect(context, primary, "boxoffice");
    this.ledger = connect(context, primary, "ledger");
    this.account =
        number(boxOffice.getConnection(), "SELECT id FROM account WHERE email = ?", email);
  }

  private static XAConnection connect(PlanContext context, Host primary, String database)
      throws SQLException {
    MysqlXADataSource source = new MysqlXADataSource();
    source.setUrl(
        "jdbc:mysql://%s:%d/%s?sslMode=REQUIRED&connectTimeout=2000&socketTimeout=60000"
            .formatted(primary.address(), context.inventory().ports().mysql(), database));
    source.setUser(database + "_app");
    source.setPassword(context.secrets().get("database." + database + ".app"));
    return source.getXAConnection();
  }

  /** Holds the seat, orders it, and reads the order back. */
  void book(long event, long seat) throws SQLException, XAException {
    UUID hold = UUID.randomUUID();
    UUID order = UUID.randomUUID();
    String key = "bench-" + UUID.randomUUID();
    hold(hold, event, seat);
    order(order, key, hold);
    readBack(order);
  }

  private void hold(UUID hold, long event, long seat) throws SQLException, XAException {
    Xid xid = xid(hold, 0);
    boxOffice.getXAResource().start(xid, XAResource.TMNOFLAGS);
    Connection connection = boxOffice.getConnection();
    UUID holder = new UUID(0, account);
    query(
        connection,
        """
        SELECT COALESCE(SUM(h.seat_count), 0), COALESCE(SUM(IF(h.holder = ?, h.seat_count, 0)), 0),
          TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), MIN(h.live_until)) + 1,
          (SELECT k.id FROM hold k WHERE k.holder IN (?) AND k.idempotency_key = '' LIMIT 1)
        FROM hold_turn turn LEFT JOIN hold h FORCE INDEX (hold_live_of_holder) ON h.holder = ?
          AND h.live_until > UTC_TIMESTAMP(6)
        WHERE turn.id = ? FOR UPDATE OF turn
        """,
        holder,
        holder,
        holder,
        Math.floorMod(holder.hashCode(), TURNS));
    update(
        connection,
        """
        UPDATE event_seat FORCE INDEX (PRIMARY)
        SET hold_id = ?, held_until = UTC_TIMESTAMP(6) + INTERVAL 600000000 MICROSECOND
        WHERE event_id = ? AND seat_id IN (?) AND %s ORDER BY seat_id
        """
            .formatted(FREE),
        hold,
        event,
        seat);
    String[] taken =
        query(
            connection,
            """
            SELECT c.price_minor, e.currency, s.held_until, s.seat_id, e.starts_at > UTC_TIMESTAMP(6)
            FROM event_seat s JOIN price_category c ON c.id = s.category_id JOIN event e ON e.id = s.event_id
            WHERE s.event_id = ? AND s.seat_id IN (?) AND s.hold_id = ? ORDER BY s.seat_id
            """,
            event,
            seat,
            hold);
    update(
        connection,
        """
        INSERT INTO hold (id, event_id, total_minor, currency, expires_at, holder, seat_count)
        VALUES (?, ?, ?, ?, ?, ?, 1)
        """,
        hold,
        event,
        taken[0],
        taken[1],
        taken[2],
        holder);
    update(
        connection,
        "INSERT INTO hold_seat (hold_id, seat_id, price_minor) VALUES (?, ?, ?)",
        hold,
        seat,
        taken[0]);
    boxOffice.getXAResource().end(xid, XAResource.TMSUCCESS);
    boxOffice.getXAResource().commit(xid, true);
  }

  private void order(UUID order, String key, UUID hold) throws SQLException, XAException {
    Connection connection = boxOffice.getConnection();
    String byKey =
        "SELECT id, request_fingerprint FROM orders WHERE account_id = ? AND idempotency_key = ?";
    String holdById =
        """
        SELECT h.event_id, h.total_minor, h.currency, s.seat_id, s.price_minor, h.expires_at, h.consumed_at, h.holder
        FROM hold h LEFT JOIN hold_seat s ON s.hold_id = h.id WHERE h.id = ?
        """;
    query(connection, byKey, account, key);
    query(connection, holdById, hold);

    Xid one = xid(order, 1);
    Xid two = xid(order, 2);
    boxOffice.getXAResource().start(one, XAResource.TMNOFLAGS);
    connection = boxOffice.getConnection();
    query(connection, byKey, account, key);
    update(
        connection,
        """
        UPDATE hold SET consumed_at = UTC_TIMESTAMP(6)
        WHERE id = ? AND released_at IS NULL AND consumed_at IS NULL AND expires_at > UTC_TIMESTAMP(6)
        """,
        hold);
    String[] held = query(connection, holdById, hold);
    update(
        connection,
        """
        UPDATE event_seat FORCE INDEX (PRIMARY) SET sold = TRUE, hold_id = NULL, held_until = NULL
        WHERE event_id = ? AND seat_id IN (?) AND hold_id = ? AND NOT sold ORDER BY seat_id
        """,
        held[0],
        held[3],
        hold);
    String code = UUID.randomUUID().toString().replace("-", "");
    update(
        connection,
        """
        INSERT INTO orders (id, number, account_id, idempotency_key, request_fingerprint, hold_id, event_id,
          total_minor, currency, placed_at)
        VALUES (?, ?, ?, ?, REPEAT(0x62, 32), ?, ?, ?, ?, ?)
        """,
        order,
        "B" + code.substring(0, 8),
        account,
        key,
        hold,
        held[0],
        held[1],
        held[2],
        held[6]);
    update(
        connection,
        "INSERT INTO ticket (id, order_id, event_id, seat_id, price_minor, code) VALUES (?, ?, ?, ?, ?, ?)",
        UUID.randomUUID(),
        order,
        held[0],
        held[3],
        held[4],
        code.substring(8, 28));
    update(
        connection,
        "INSERT INTO payment (order_id, method, reference, amount_minor, currency) VALUES (?, 'invoice', ?, ?, ?)",
        order,
        code,
        held[1],
        held[2]);
    boxOffice.getXAResource().end(one, XAResource.TMSUCCESS);

    ledger.getXAResource().start(two, XAResource.TMNOFLAGS);
    Connection books = ledger.getConnection();
    update(
        books,
        "INSERT INTO journal (id, kind, posted_at) VALUES (?, 'ORDER', UTC_TIMESTAMP(6))",
        order);
    update(
        books,
        """
        INSERT INTO posting (journal_id, line, debit_account, credit_account, amount_minor, currency)
        VALUES (?, 0, 'receivables', 'ticket-sales', ?, ?)
        """,
        order,
        held[1],
        held[2]);
    ledger.getXAResource().end(two, XAResource.TMSUCCESS);

    boxOffice.getXAResource().prepare(one);
    ledger.getXAResource().prepare(two);
    boxOffice.getXAResource().commit(one, false);
    ledger.getXAResource().commit(two, false);
  }

  private void readBack(UUID order) throws SQLException {
    query(
        boxOffice.getConnection(),
        """
        SELECT o.id, o.number, o.placed_at, o.event_id, e.title, e.starts_at, v.name AS venue, p.method, o.total_minor,
          o.currency, t.id AS ticket_id, t.seat_id, t.code, s.section, s.row_label, s.number AS seat_number, v.zone
        FROM orders o JOIN event e ON e.id = o.event_id JOIN venue v ON v.id = e.venue_id
          LEFT JOIN payment p ON p.order_id = o.id JOIN ticket t ON t.order_id = o.id JOIN seat s ON s.id = t.seat_id
        WHERE o.account_id = ? AND o.id = ? ORDER BY t.seat_id
        """,
        account,
        order);
    if (number(ledger.getConnection(), "SELECT COUNT(id) FROM journal WHERE id = ?", order) != 1) {
      throw new StackException("the journal of order %s cannot be read".formatted(order));
    }
  }

  private static Xid xid(UUID of, int branch) {
    byte[] global = bytes(of);
    return new MysqlXid(global, new byte[] {(byte) branch}, FORMAT);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** The first row; null when there is none. */
  private static String[] query(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        return null;
      }
      String[] row = new String[rows.getMetaData().getColumnCount()];
      for (int i = 0; i < row.length; i++) {
        row[i] = rows.getString(i + 1);
      }
      return row;
    }
  }

  private static long number(Connection connection, String sql, Object parameter)
      throws SQLException {
    return Long.parseLong(query(connection, sql, parameter)[0]);
  }

  /** Changes one row: whatever else it did would be no booking. */
  private static void update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      int rows = statement.executeUpdate();
      if (rows != 1) {
        throw new SQLException("%d rows were changed by %s".formatted(rows, sql));
      }
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i] instanceof UUID id ? bytes(id) : parameters[i];
      statement.setObject(i + 1, value);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    boxOffice.close();
    ledger.close();
  }
}
