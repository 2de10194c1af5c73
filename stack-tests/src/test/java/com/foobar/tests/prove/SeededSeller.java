package com.foobar.tests.prove;

import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.spi.Answer;
import com.foobar.proof.spi.Sender;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.MemberConnection;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A small ticket seller on two nodes that speaks to the primary by JDBC. Without a bug it keeps all
 * invariants; with one it makes exactly that mistake.
 */
final class SeededSeller implements Sender, AutoCloseable {
  /** Short, so that holds expire while the rush lasts. */
  private static final long HOLD_MICROS = 3_000_000;

  /** How far the second node's clock is ahead of everybody's, where that matters. */
  private static final long SKEW_MICROS = 10_000_000;

  private static final int THREADS = 8;
  private static final String FREE = "NOT sold AND (held_until IS NULL OR held_until <= %s)";

  private final PlanContext context;
  private final Host primary;
  private final SeededBug bug;
  private final RunClock clock;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<Connection> connections = new ArrayList<>();
  private final ThreadLocal<Connection> own = ThreadLocal.withInitial(this::connect);

  /** A definite no. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String code) {
      super(code);
    }
  }

  /** What a request does; it commits nothing itself. */
  @FunctionalInterface
  private interface Work {
    Result in(Connection connection) throws SQLException, Refusal;
  }

  /**
   * @param bug null for none
   */
  SeededSeller(PlanContext context, Host primary, SeededBug bug, RunClock clock) {
    this.context = context;
    this.primary = primary;
    this.bug = bug;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Answer> send(Asked asked) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    threads.execute(() -> serve((Request) asked, answer));
    return answer;
  }

  private void serve(Request request, CompletableFuture<Answer> answer) {
    long begun = clock.now();
    try {
      Connection connection = own.get();
      Result result = work(request).in(connection);
      if (bug == SeededBug.ACKNOWLEDGE_BEFORE_COMMIT && request instanceof Request.Order order) {
        answer.complete(Answer.ok(result, attempts(begun, 200, null)));
        if (order.key().hashCode() % 5 == 0) {
          connection.rollback();
          return;
        }
      }
      connection.commit();
      answer.complete(Answer.ok(result, attempts(begun, 200, null)));
    } catch (Refusal refusal) {
      rollBack();
      answer.complete(
          Answer.refused(refusal.getMessage(), attempts(begun, 409, refusal.getMessage())));
    } catch (SQLException e) {
      rollBack();
      // A lost race is a refusal here; the real seller would try again.
      boolean lost =
          e.getErrorCode() == 1062 || e.getErrorCode() == 1213 || e.getErrorCode() == 1205;
      answer.complete(
          lost
              ? Answer.refused("conflict", attempts(begun, 409, "conflict"))
              : Answer.unknown(e.getMessage(), attempts(begun, 0, e.getMessage())));
    } catch (RuntimeException e) {
      answer.complete(Answer.unknown(e.toString(), attempts(begun, 0, e.toString())));
    }
  }

  private List<Attempt> attempts(long begun, int status, String error) {
    return List.of(
        new Attempt(begun, clock.now() - begun, status, error, primary.name(), "seeded"));
  }

  private void rollBack() {
    try {
      own.get().rollback();
    } catch (SQLException e) {
      own.remove();
    }
  }

  private Work work(Request request) {
    if (request instanceof Request.Hold hold) {
      return connection -> hold(connection, hold);
    } else if (request instanceof Request.Release release) {
      return connection -> release(connection, release);
    } else if (request instanceof Request.Order order) {
      return connection -> order(connection, order);
    } else if (request instanceof Request.OwnOrders orders) {
      return connection -> ownOrders(connection, orders);
    } else if (request instanceof Request.CheckIn checkIn) {
      return connection -> checkIn(connection, checkIn);
    } else if (request instanceof Request.Refund refund) {
      return connection -> refund(connection, refund);
    } else if (request instanceof Request.Void one) {
      return connection -> makeVoid(connection, one);
    } else if (request instanceof Request.Session session) {
      return connection -> new Result.LoggedIn(session.buyer());
    }
    return connection -> new Result.Shown(1);
  }

  // --- Holds -----------------------------------------------------------------------------------

  private Result hold(Connection connection, Request.Hold wish) throws SQLException, Refusal {
    String now = now(wish.buyer());
    String free = FREE.formatted(now);
    List<Long> seats =
        wish.seats() == null ? best(connection, wish.quantity(), free) : wish.seats();
    UUID id = UUID.randomUUID();
    String places = seats.stream().map(String::valueOf).collect(Collectors.joining(", "));
    if (bug == SeededBug.SHARED_HOLD) {
      List<UUID> others =
          ids(
              connection,
              "SELECT BIN_TO_UUID(hold_id) FROM event_seat WHERE event_id = ? AND seat_id IN (%s)"
                      .formatted(places)
                  + " AND held_until > UTC_TIMESTAMP(6) LIMIT 1",
              wish.event());
      if (!others.isEmpty()) {
        return held(connection, others.get(0));
      }
    }
    String condition = free;
    if (bug == SeededBug.READ_THEN_WRITE_HOLDS) {
      String look =
          "SELECT COUNT(*) FROM event_seat WHERE event_id = ? AND seat_id IN (%s) AND %s"
              .formatted(places, free);
      if (number(connection, look, wish.event()) < seats.size()) {
        throw new Refusal("seat-taken");
      }
      // A call to somebody else in between, as there is in larger sellers.
      update(connection, "DO SLEEP(0.01)");
      condition = "NOT sold";
    } else if (bug == SeededBug.NO_UNIQUE_KEY) {
      condition = "TRUE";
    }
    int taken =
        update(
            connection,
            "UPDATE event_seat SET sold = FALSE, hold_id = ?, held_until = %s + INTERVAL %d MICROSECOND"
                    .formatted(now, HOLD_MICROS)
                + " WHERE event_id = ? AND seat_id IN (%s) AND %s ORDER BY seat_id"
                    .formatted(places, condition),
            id,
            wish.event());
    if (taken < seats.size()) {
      throw new Refusal("seat-taken");
    }
    update(
        connection,
        "INSERT INTO hold (id, event_id, total_minor, currency, expires_at) SELECT ?, event_id, ?,"
            + " 'EUR', MAX(held_until) FROM event_seat WHERE event_id = ? AND hold_id = ? GROUP BY"
            + " event_id",
        id,
        2500L * seats.size(),
        wish.event(),
        id);
    for (long seat : seats) {
      update(connection, "INSERT INTO hold_seat VALUES (?, ?, 2500)", id, seat);
    }
    return held(connection, id);
  }

  private static Result held(Connection connection, UUID hold) throws SQLException {
    return new Result.Held(
        hold,
        numbers(
            connection, "SELECT seat_id FROM hold_seat WHERE hold_id = ? ORDER BY seat_id", hold),
        number(
            connection,
            "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', expires_at) FROM hold WHERE id = ?",
            hold));
  }

  private List<Long> best(Connection connection, int quantity, String free)
      throws SQLException, Refusal {
    List<Long> seats =
        numbers(
            connection,
            "SELECT seat_id FROM event_seat WHERE event_id = ? AND %s ORDER BY position LIMIT %d"
                .formatted(free, quantity),
            SeededSchemas.EVENT);
    if (seats.size() < quantity) {
      throw new Refusal("seat-taken");
    }
    return seats.stream().sorted().toList();
  }

  /** By whose clock; in the bug by that of the node that the buyer happens to be on. */
  private String now(String buyer) {
    if (bug != SeededBug.APPLICATION_CLOCK) {
      return "UTC_TIMESTAMP(6)";
    }
    long skew = buyer.hashCode() % 2 == 0 ? 0 : SKEW_MICROS;
    return "(TIMESTAMP '1970-01-01 00:00:00' + INTERVAL %d MICROSECOND)"
        .formatted(clock.now() + skew);
  }

  private static Result release(Connection connection, Request.Release release)
      throws SQLException {
    int ended =
        update(
            connection,
            "UPDATE hold SET released_at = UTC_TIMESTAMP(6) WHERE id = ? AND released_at IS NULL"
                + " AND consumed_at IS NULL",
            release.hold());
    if (ended == 1) {
      update(
          connection,
          "UPDATE event_seat SET hold_id = NULL, held_until = NULL WHERE event_id = ? AND hold_id ="
              + " ?",
          SeededSchemas.EVENT,
          release.hold());
    }
    return new Result.Done();
  }

  // --- Orders ----------------------------------------------------------------------------------

  private Result order(Connection connection, Request.Order wish) throws SQLException, Refusal {
    List<UUID> earlier =
        ids(
            connection,
            "SELECT BIN_TO_UUID(o.id) FROM orders o JOIN account a ON a.id = o.account_id"
                + " WHERE a.email = ? AND o.idempotency_key = ? FOR UPDATE",
            wish.buyer(),
            wish.key());
    if (!earlier.isEmpty()) {
      return again(connection, wish, earlier.get(0));
    }
    int consumed =
        update(
            connection,
            "UPDATE hold SET consumed_at = %1$s WHERE id = ? AND released_at IS NULL AND consumed_at IS NULL AND expires_at > %1$s"
                .formatted(now(wish.buyer())),
            wish.hold());
    if (consumed == 0) {
      throw new Refusal("hold-expired");
    }
    UUID order = UUID.randomUUID();
    List<Long> seats =
        numbers(
            connection,
            "SELECT seat_id FROM hold_seat WHERE hold_id = ? ORDER BY seat_id",
            wish.hold());
    boolean trusting = bug == SeededBug.NO_UNIQUE_KEY;
    int sold =
        update(
            connection,
            "UPDATE event_seat SET sold = TRUE, hold_id = NULL, held_until = NULL WHERE event_id ="
                + " ? AND seat_id IN"
                + " (SELECT seat_id FROM hold_seat WHERE hold_id = ?) AND (hold_id = ? AND NOT sold OR %s)"
                    .formatted(trusting),
            SeededSchemas.EVENT,
            wish.hold(),
            wish.hold());
    if (sold < seats.size() && !trusting) {
      throw new Refusal("hold-expired");
    }
    long total = 2500L * seats.size();
    update(
        connection,
        "INSERT INTO orders SELECT ?, ?, id, ?, REPEAT('x', 32), ?, 1, ?, 'EUR', UTC_TIMESTAMP(6)"
            + " FROM account WHERE email = ?",
        order,
        order.toString().substring(0, 8),
        wish.key(),
        wish.hold(),
        total,
        wish.buyer());
    List<Result.Ticket> tickets = new ArrayList<>();
    for (long seat : seats) {
      Result.Ticket ticket =
          new Result.Ticket(UUID.randomUUID(), seat, UUID.randomUUID().toString().substring(0, 13));
      update(
          connection,
          "INSERT INTO ticket (id, order_id, event_id, seat_id, price_minor, code) VALUES (?, ?, 1,"
              + " ?, 2500, ?)",
          ticket.id(),
          order,
          seat,
          ticket.code());
      tickets.add(ticket);
    }
    update(
        connection,
        "INSERT INTO payment VALUES (?, 'invoice', ?, ?, 'EUR')",
        order,
        order.toString(),
        total);
    String ledger = SeededSchemas.NAMES.ledger();
    update(
        connection,
        "INSERT INTO %s.journal (id, kind) VALUES (?, 'ORDER')".formatted(ledger),
        order);
    update(
        connection,
        "INSERT INTO %s.posting VALUES (?, 0, 'receivables', 'ticket-sales', ?, 'EUR')"
            .formatted(ledger),
        order,
        total);
    return new Result.Placed(order, total, tickets);
  }

  private static Result again(Connection connection, Request.Order wish, UUID order)
      throws SQLException, Refusal {
    if (number(
            connection,
            "SELECT COUNT(*) FROM orders WHERE id = ? AND hold_id = ?",
            order,
            wish.hold())
        == 0) {
      throw new Refusal("idempotency-key-reused");
    }
    List<Result.Ticket> tickets = new ArrayList<>();
    try (PreparedStatement statement =
            prepared(
                connection,
                "SELECT BIN_TO_UUID(id), seat_id, code FROM ticket WHERE order_id = ? ORDER BY"
                    + " seat_id",
                order);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        tickets.add(
            new Result.Ticket(
                UUID.fromString(rows.getString(1)), rows.getLong(2), rows.getString(3)));
      }
    }
    long total = number(connection, "SELECT total_minor FROM orders WHERE id = ?", order);
    return new Result.Placed(order, total, tickets);
  }

  private static Result ownOrders(Connection connection, Request.OwnOrders wish)
      throws SQLException {
    return new Result.Orders(
        ids(
            connection,
            "SELECT BIN_TO_UUID(o.id) FROM orders o JOIN account a ON a.id = o.account_id WHERE"
                + " a.email = ?",
            wish.buyer()));
  }

  // --- Tickets that are given back, or void, or shown at the door -------------------------------

  private Result refund(Connection connection, Request.Refund wish) throws SQLException, Refusal {
    List<UUID> earlier =
        ids(
            connection,
            "SELECT BIN_TO_UUID(id) FROM refund WHERE order_id = ? AND idempotency_key = ? FOR UPDATE",
            wish.order(),
            wish.key());
    if (!earlier.isEmpty()) {
      throw new Refusal("idempotency-key-reused");
    }
    for (String code : wish.codes()) {
      makeVoid(connection, code);
    }
    UUID refund = UUID.randomUUID();
    long amount = 2500L * wish.codes().size();
    update(
        connection,
        "INSERT INTO refund VALUES (?, ?, ?, ?)",
        refund,
        wish.order(),
        wish.key(),
        amount);
    if (bug != SeededBug.REFUND_WITHOUT_REVERSAL || wish.key().hashCode() % 3 != 0) {
      String ledger = SeededSchemas.NAMES.ledger();
      update(
          connection,
          "INSERT INTO %s.journal (id, kind) VALUES (?, 'REFUND')".formatted(ledger),
          refund);
      update(
          connection,
          "INSERT INTO %s.posting VALUES (?, 0, 'ticket-sales', 'receivables', ?, 'EUR')"
              .formatted(ledger),
          refund,
          amount);
    }
    return new Result.Refunded(refund, amount, wish.codes());
  }

  private static Result makeVoid(Connection connection, Request.Void wish)
      throws SQLException, Refusal {
    makeVoid(connection, wish.code());
    return new Result.Voided(
        wish.code(),
        number(
            connection,
            "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', voided_at) FROM ticket WHERE code = ?",
            wish.code()));
  }

  /** Not a ticket whose bearer is inside. */
  private static void makeVoid(Connection connection, String code) throws SQLException, Refusal {
    int voided =
        update(
            connection,
            "UPDATE ticket SET voided_at = UTC_TIMESTAMP(6)"
                + " WHERE code = ? AND voided_at IS NULL AND admitted_at IS NULL",
            code);
    if (voided == 0) {
      throw new Refusal("ticket-used-or-void");
    }
    update(
        connection,
        "UPDATE event_seat SET sold = FALSE WHERE event_id = ? AND seat_id ="
            + " (SELECT seat_id FROM ticket WHERE code = ?)",
        SeededSchemas.EVENT,
        code);
  }

  private Result checkIn(Connection connection, Request.CheckIn wish) throws SQLException, Refusal {
    String inside = bug == SeededBug.ADMITTED_TWICE ? "TRUE" : "admitted_at IS NULL";
    String valid = bug == SeededBug.VOIDED_TICKET_ADMITTED ? "TRUE" : "voided_at IS NULL";
    int admitted =
        update(
            connection,
            "UPDATE ticket SET admitted_at = UTC_TIMESTAMP(6), admitted_door = ?, admission_id = ?"
                + " WHERE code = ? AND %s AND %s".formatted(inside, valid),
            wish.door(),
            UUID.randomUUID(),
            wish.code());
    if (admitted == 0) {
      throw new Refusal("already-admitted");
    }
    return new Result.Admitted(
        wish.code(),
        number(
            connection,
            "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', admitted_at) FROM ticket WHERE code ="
                + " ?",
            wish.code()));
  }

  /** Seats that look free now, best first. */
  List<Long> free() {
    try (Connection connection = connect()) {
      return numbers(
          connection,
          "SELECT seat_id FROM event_seat WHERE event_id = ? AND %s ORDER BY position"
              .formatted(FREE.formatted("UTC_TIMESTAMP(6)")),
          SeededSchemas.EVENT);
    } catch (SQLException | IllegalStateException e) {
      return LongStream.rangeClosed(1, SeededSchemas.SEATS).boxed().toList();
    }
  }

  // --- JDBC ------------------------------------------------------------------------------------

  private Connection connect() {
    try {
      Connection connection = MemberConnection.open(context, primary);
      connection.setCatalog(SeededSchemas.NAMES.boxOffice());
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      synchronized (connections) {
        connections.add(connection);
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i] instanceof UUID id ? bytes(id) : arguments[i]);
    }
    return statement;
  }

  private static int update(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, arguments)) {
      return statement.executeUpdate();
    }
  }

  private static long number(Connection connection, String sql, Object... arguments)
      throws SQLException {
    return numbers(connection, sql, arguments).get(0);
  }

  private static List<Long> numbers(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }

  private static List<UUID> ids(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<UUID> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(UUID.fromString(rows.getString(1)));
      }
      return ids;
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    synchronized (connections) {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }
}
