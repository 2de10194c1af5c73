package com.foobar.boxoffice.proof.readback;

import com.foobar.boxoffice.proof.readback.MemberRows.Hold;
import com.foobar.boxoffice.proof.readback.MemberRows.Journal;
import com.foobar.boxoffice.proof.readback.MemberRows.Order;
import com.foobar.boxoffice.proof.readback.MemberRows.Payment;
import com.foobar.boxoffice.proof.readback.MemberRows.Refund;
import com.foobar.boxoffice.proof.readback.MemberRows.Seat;
import com.foobar.boxoffice.proof.readback.MemberRows.Ticket;
import com.foobar.boxoffice.proof.readback.Reading.ClockOffset;
import com.foobar.proof.history.RunClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads everything that the checkers look at from one member. */
final class MemberReader {
  private final String host;
  private final Connection connection;
  private final Schemas schemas;

  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet rows) throws SQLException;
  }

  MemberReader(String host, Connection connection, Schemas schemas) {
    this.host = host;
    this.connection = connection;
    this.schemas = schemas;
  }

  MemberRows read() throws SQLException {
    return new MemberRows(
        host,
        one("SELECT @@GLOBAL.super_read_only + @@GLOBAL.read_only").equals("0"),
        gtids(),
        checksums(),
        tickets(),
        seats(),
        orders(),
        holds(),
        payments(),
        refunds(),
        journals(),
        unbalanced(),
        prepared());
  }

  /** Normalised by MySQL: equal sets are equal texts. */
  String gtids() throws SQLException {
    return one("SELECT REPLACE(@@GLOBAL.gtid_executed, '\\n', '')");
  }

  List<String> prepared() throws SQLException {
    return all(
        "XA RECOVER CONVERT XID",
        row -> "format %s, %s".formatted(row.getString("formatID"), row.getString("data")));
  }

  /** Asks for the time between two looks at our own clock. */
  ClockOffset clock(RunClock own) throws SQLException {
    ClockOffset best = new ClockOffset(0, Long.MAX_VALUE);
    for (int i = 0; i < 5; i++) {
      long before = own.now();
      long theirs =
          Long.parseLong(one("SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))"));
      long after = own.now();
      long uncertainty = (after - before) / 2 + 1;
      if (uncertainty < best.uncertainty()) {
        best = new ClockOffset(theirs - (before + after) / 2, uncertainty);
      }
    }
    return best;
  }

  private Map<String, String> checksums() throws SQLException {
    List<String> tables =
        all(
            "SELECT CONCAT('`', table_schema, '`.`', table_name, '`') FROM information_schema.tables"
                + " WHERE table_type = 'BASE TABLE' AND table_schema NOT IN"
                + " ('mysql', 'sys', 'information_schema', 'performance_schema') ORDER BY 1",
            row -> row.getString(1));
    Map<String, String> checksums = new TreeMap<>();
    if (!tables.isEmpty()) {
      all(
          "CHECKSUM TABLE " + String.join(", ", tables),
          row -> checksums.put(row.getString(1), String.valueOf(row.getString(2))));
    }
    return checksums;
  }

  private List<Ticket> tickets() throws SQLException {
    return all(
        "SELECT BIN_TO_UUID(id), BIN_TO_UUID(order_id), event_id, seat_id, price_minor, code, "
            + micros("admitted_at")
            + ", "
            + micros("voided_at")
            + " FROM %s.ticket ORDER BY id".formatted(schemas.boxOffice()),
        row ->
            new Ticket(
                uuid(row, 1),
                uuid(row, 2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                number(row, 7),
                number(row, 8)));
  }

  private List<Seat> seats() throws SQLException {
    return all(
        "SELECT event_id, seat_id, sold, BIN_TO_UUID(hold_id) FROM %s.event_seat"
                .formatted(schemas.boxOffice())
            + " WHERE sold OR hold_id IS NOT NULL ORDER BY event_id, seat_id",
        row -> new Seat(row.getLong(1), row.getLong(2), row.getBoolean(3), uuid(row, 4)));
  }

  private List<Order> orders() throws SQLException {
    return all(
        "SELECT BIN_TO_UUID(o.id), a.email, o.idempotency_key, BIN_TO_UUID(o.hold_id), o.event_id, o.total_minor"
            + " FROM %1$s.orders o JOIN %1$s.account a ON a.id = o.account_id ORDER BY o.id"
                .formatted(schemas.boxOffice()),
        row ->
            new Order(
                uuid(row, 1),
                row.getString(2),
                row.getString(3),
                uuid(row, 4),
                row.getLong(5),
                row.getLong(6)));
  }

  private List<Hold> holds() throws SQLException {
    return all(
        "SELECT BIN_TO_UUID(id), event_id, %s, %s, %s FROM %s.hold ORDER BY id"
            .formatted(
                micros("expires_at"),
                micros("released_at"),
                micros("consumed_at"),
                schemas.boxOffice()),
        row ->
            new Hold(uuid(row, 1), row.getLong(2), row.getLong(3), number(row, 4), number(row, 5)));
  }

  private List<Payment> payments() throws SQLException {
    return all(
        "SELECT BIN_TO_UUID(order_id), method, reference, amount_minor FROM %s.payment ORDER BY order_id"
            .formatted(schemas.boxOffice()),
        row -> new Payment(uuid(row, 1), row.getString(2), row.getString(3), row.getLong(4)));
  }

  /** A box office that refunds nothing has no table for it. */
  private List<Refund> refunds() throws SQLException {
    String schema = schemas.boxOffice();
    String tables =
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '%s' AND table_name = 'refund'";
    return one(tables.formatted(schema)).equals("0")
        ? List.of()
        : all(
            "SELECT BIN_TO_UUID(id), BIN_TO_UUID(order_id), idempotency_key, amount_minor FROM %s.refund ORDER BY id"
                .formatted(schema),
            row -> new Refund(uuid(row, 1), uuid(row, 2), row.getString(3), row.getLong(4)));
  }

  private List<Journal> journals() throws SQLException {
    return all(
        "SELECT BIN_TO_UUID(j.id), j.kind, COALESCE(SUM(CASE WHEN p.debit_account = 'ticket-sales'"
            + " THEN -p.amount_minor ELSE p.amount_minor END), 0) FROM %1$s.journal j"
                .formatted(schemas.ledger())
            + " LEFT JOIN %s.posting p ON p.journal_id = j.id GROUP BY j.id ORDER BY j.id"
                .formatted(schemas.ledger()),
        row -> new Journal(uuid(row, 1), row.getString(2), row.getLong(3)));
  }

  private Map<String, Long> unbalanced() throws SQLException {
    return all(
            "SELECT currency, SUM(amount_minor) AS sum FROM %s.entry GROUP BY currency HAVING sum <> 0"
                .formatted(schemas.ledger()),
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String micros(String column) {
    return "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', %s)".formatted(column);
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : UUID.fromString(text);
  }

  private static Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  private String one(String sql) throws SQLException {
    return all(sql, row -> row.getString(1)).get(0);
  }

  private <T> List<T> all(String sql, Row<T> row) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.of(rows));
      }
      return all;
    }
  }
}
