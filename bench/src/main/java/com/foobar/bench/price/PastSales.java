package com.foobar.bench.price;

import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a box office has in its databases after years: past events of a house of our own, each sold
 * out, with a hold, an order, a ticket, a payment and a posting for each seat. The rows are those
 * that a purchase by invoice leaves, their keys as scattered as those of real ones.
 */
final class PastSales implements AutoCloseable {
  /** Counted with the numbers of the box office's turns, of which there are twice as many. */
  static final int SEATS = 2048;

  private static final String HOUSE = "Where bench has sold";
  private static final String BUYER = "past-sales@bench.invalid";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final PlanContext context;
  private int events;

  /** Nothing is sold any more: who interrupts the bench does so in the middle of it. */
  private volatile boolean over;

  /** Takes away first what an earlier one may have left. */
  PastSales(PlanContext context) {
    this.context = context;
    execute(
        connection -> {
          remove(connection);
          run(
              connection,
              "INSERT INTO boxoffice.venue (name) VALUES ('%s')".formatted(HOUSE),
              """
              INSERT INTO boxoffice.seat (venue_id, section, row_label, number, tier, position)
              SELECT v.id, 'Floor', '1', t.id, 1, t.id FROM boxoffice.venue v JOIN boxoffice.hold_turn t
              WHERE v.name = '%s' AND t.id < %d
              """
                  .formatted(HOUSE, SEATS),
              """
              INSERT INTO boxoffice.account (email, name, password_hash, version) VALUES ('%s', 'Past sales', '-', 0)
              """
                  .formatted(BUYER));
        });
  }

  /**
   * Returns when so many events are in the databases of all members, sold out, or when it is
   * closed.
   */
  synchronized void growTo(int wanted) {
    if (events >= wanted) {
      return;
    }
    execute(
        connection -> {
          for (; events < wanted && !over; events++) {
            sell(connection, events + 1);
          }
        });
    awaitReplicas();
  }

  /**
   * @param number of the event, from one
   */
  private static void sell(Connection connection, int number) throws SQLException {
    run(
        connection,
        """
        INSERT INTO boxoffice.event (venue_id, title, description, starts_at, currency)
        SELECT id, 'Past event %d', '', UTC_TIMESTAMP(6) - INTERVAL %d DAY, 'EUR' FROM boxoffice.venue WHERE name = '%s'
        """
            .formatted(number, number, HOUSE),
        "SET @event = LAST_INSERT_ID()",
        "SET @buyer = (SELECT id FROM boxoffice.account WHERE email = '%s')".formatted(BUYER),
        """
        INSERT INTO boxoffice.price_category (event_id, tier, name, price_minor) VALUES (@event, 1, 'All seats', 4200)
        """,
        "SET @category = LAST_INSERT_ID()",
        """
        INSERT INTO boxoffice.event_seat (event_id, seat_id, category_id, position, sold)
        SELECT @event, s.id, @category, s.position, TRUE
        FROM boxoffice.seat s JOIN boxoffice.venue v ON v.id = s.venue_id WHERE v.name = '%s'
        """
            .formatted(HOUSE),
        """
        INSERT INTO boxoffice.hold (id, event_id, total_minor, currency, expires_at, consumed_at, holder, seat_count)
        SELECT UNHEX(LEFT(SHA2(CONCAT('hold-', @event, '-', s.seat_id), 256), 32)), @event, 4200, 'EUR', UTC_TIMESTAMP(6),
          UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE, UNHEX(LPAD(HEX(@buyer), 32, '0')), 1
        FROM boxoffice.event_seat s WHERE s.event_id = @event
        """,
        """
        INSERT INTO boxoffice.hold_seat (hold_id, seat_id, price_minor)
        SELECT UNHEX(LEFT(SHA2(CONCAT('hold-', @event, '-', s.seat_id), 256), 32)), s.seat_id, 4200
        FROM boxoffice.event_seat s WHERE s.event_id = @event
        """,
        """
        INSERT INTO boxoffice.orders (id, number, account_id, idempotency_key, request_fingerprint, hold_id, event_id,
          total_minor, currency, placed_at)
        SELECT UNHEX(LEFT(SHA2(CONCAT('order-', @event, '-', s.seat_id), 256), 32)),
          CONCAT('-', LPAD(%d * %d + s.position, 8, '0')), @buyer,
          CONCAT(@event, '-', s.seat_id), UNHEX(SHA2('', 256)), UNHEX(LEFT(SHA2(CONCAT('hold-', @event, '-', s.seat_id), 256), 32)), @event,
          4200, 'EUR', UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE
        FROM boxoffice.event_seat s WHERE s.event_id = @event
        """
            .formatted(number, SEATS),
        """
        INSERT INTO boxoffice.ticket (id, order_id, event_id, seat_id, price_minor, code)
        SELECT UNHEX(LEFT(SHA2(CONCAT('ticket-', @event, '-', s.seat_id), 256), 32)), UNHEX(LEFT(SHA2(CONCAT('order-', @event, '-', s.seat_id), 256), 32)),
          @event, s.seat_id, 4200, LEFT(SHA2(CONCAT('code-', @event, '-', s.seat_id), 256), 32)
        FROM boxoffice.event_seat s WHERE s.event_id = @event
        """,
        """
        INSERT INTO boxoffice.payment (order_id, method, reference, amount_minor, currency)
        SELECT o.id, 'invoice', HEX(o.id), 4200, 'EUR' FROM boxoffice.orders o WHERE o.event_id = @event
        """,
        """
        INSERT INTO ledger.journal (id, kind) SELECT o.id, 'ORDER' FROM boxoffice.orders o WHERE o.event_id = @event
        """,
        """
        INSERT INTO ledger.posting (journal_id, line, debit_account, credit_account, amount_minor, currency)
        SELECT o.id, 1, 'receivables', 'ticket-sales', 4200, 'EUR' FROM boxoffice.orders o WHERE o.event_id = @event
        """);
  }

  @Override
  public void close() {
    over = true;
    takeAway();
  }

  /** Waits for the event that is being sold. */
  private synchronized void takeAway() {
    execute(PastSales::remove);
    awaitReplicas();
  }

  /** Event by event, since a transaction of all of them would keep the group busy for minutes. */
  private static void remove(Connection connection) throws SQLException {
    String ours =
        "SELECT MIN(e.id) FROM boxoffice.event e JOIN boxoffice.venue v ON v.id = e.venue_id WHERE v.name = '%s'"
            .formatted(HOUSE);
    for (Optional<Long> event = number(connection, ours);
        event.isPresent();
        event = number(connection, ours)) {
      run(
          connection,
          "SET @event = " + event.get(),
          """
          DELETE p FROM ledger.posting p JOIN boxoffice.orders o ON o.id = p.journal_id WHERE o.event_id = @event
          """,
          """
          DELETE j FROM ledger.journal j JOIN boxoffice.orders o ON o.id = j.id WHERE o.event_id = @event
          """,
          """
          DELETE p FROM boxoffice.payment p JOIN boxoffice.orders o ON o.id = p.order_id WHERE o.event_id = @event
          """,
          "DELETE FROM boxoffice.ticket WHERE event_id = @event",
          "DELETE FROM boxoffice.orders WHERE event_id = @event",
          """
          DELETE s FROM boxoffice.hold_seat s JOIN boxoffice.hold h ON h.id = s.hold_id WHERE h.event_id = @event
          """,
          "DELETE FROM boxoffice.hold WHERE event_id = @event",
          "DELETE FROM boxoffice.event_seat WHERE event_id = @event",
          "DELETE FROM boxoffice.price_category WHERE event_id = @event",
          "DELETE FROM boxoffice.event WHERE id = @event");
    }
    run(
        connection,
        """
        DELETE s FROM boxoffice.seat s JOIN boxoffice.venue v ON v.id = s.venue_id WHERE v.name = '%s'
        """
            .formatted(HOUSE),
        "DELETE FROM boxoffice.venue WHERE name = '%s'".formatted(HOUSE),
        "DELETE FROM boxoffice.account WHERE email = '%s'".formatted(BUYER));
  }

  private void awaitReplicas() {
    Await.until(
        "the members that have all of it still to write",
        PATIENCE,
        () -> {
          long[] waiting = new long[1];
          execute(
              connection ->
                  waiting[0] =
                      number(
                              connection,
                              """
                              SELECT SUM(count_transactions_remote_in_applier_queue + count_transactions_in_queue)
                              FROM performance_schema.replication_group_member_stats
                              """)
                          .orElse(0L));
          return waiting[0] > 0
              ? Optional.of("%d transactions wait".formatted(waiting[0]))
              : Optional.empty();
        });
  }

  private static Optional<Long> number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      long value = rows.getLong(1);
      return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    Scratch.run(connection, List.of(statements));
  }

  private void execute(Scratch.Work work) {
    Scratch.onPrimary(
        context,
        connection -> {
          // A DELETE that names a table by its alias wants some schema to be chosen.
          connection.setCatalog("boxoffice");
          work.run(connection);
        });
  }
}
