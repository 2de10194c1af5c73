package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules that the schema itself keeps, whatever the code above it does. Each test works on rows
 * of its own and takes them back.
 */
@ArquillianTest
class SchemaIT {
  @Deployment
  static EnterpriseArchive application() {
    return InsideWildfly.with(SchemaIT.class, Entities.class, Jdbc.class);
  }

  @Inject private Entities entities;
  @Inject private UserTransaction transaction;

  private Jdbc boxOffice;
  private Jdbc ledger;

  @BeforeEach
  void begin() throws Exception {
    boxOffice = Jdbc.of("BoxOfficePrimaryXA");
    ledger = Jdbc.of("LedgerPrimaryXA");
    transaction.begin();
  }

  @AfterEach
  void takeBack() throws Exception {
    transaction.rollback();
  }

  @Test
  void everyEntityFitsItsTable() {
    assertThat(entities.readSome())
        .containsKeys("Account", "Event", "Venue", "Hold", "Order", "Ticket", "Payment", "Journal")
        .containsEntry("Event", 5);
  }

  @Test
  void aSeatHasOneLiveTicket() throws Exception {
    long[] seat = anEventAndAFreeSeat();
    String order = anOrder(seat[0], "first");
    addTicket(order, seat, "CODE-1");

    assertThatThrownBy(() -> addTicket(order, seat, "CODE-2"))
        .isInstanceOf(SQLIntegrityConstraintViolationException.class)
        .hasMessageContaining("ticket_live_once");

    boxOffice.change("UPDATE ticket SET voided_at = UTC_TIMESTAMP(6) WHERE code = 'CODE-1'");
    assertThatCode(() -> addTicket(order, seat, "CODE-2"))
        .as("a seat whose ticket is void is sold again")
        .doesNotThrowAnyException();
  }

  @Test
  void anIdempotencyKeyPlacesOneOrderOfAnAccount() throws Exception {
    long[] seat = anEventAndAFreeSeat();
    anOrder(seat[0], "the key");

    assertThatThrownBy(() -> anOrder(seat[0], "the key"))
        .isInstanceOf(SQLIntegrityConstraintViolationException.class)
        .hasMessageContaining("orders_idempotency_key");
  }

  @Test
  void aHoldBecomesOneOrder() throws Exception {
    long[] seat = anEventAndAFreeSeat();
    String hold = aHold(seat[0]);
    addOrder(hold, seat[0], "one");

    assertThatThrownBy(() -> addOrder(hold, seat[0], "two"))
        .isInstanceOf(SQLIntegrityConstraintViolationException.class)
        .hasMessageContaining("orders_hold");
  }

  @Test
  void aHoldIsNotConsumedAfterItsEnd() throws Exception {
    String hold = aHold(anEventAndAFreeSeat()[0]);

    assertThatThrownBy(
            () ->
                boxOffice.change(
                    "UPDATE hold SET consumed_at = expires_at WHERE id = UUID_TO_BIN(?)", hold))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("hold_consumed_in_time");
  }

  @Test
  void aPostingIsBetweenTwoAccountsAndMovesSomething() throws Exception {
    ledger.change("INSERT INTO journal (id, kind) VALUES (UUID_TO_BIN(UUID()), 'ORDER')");
    String posting =
        "INSERT INTO posting (journal_id, line, debit_account, credit_account, amount_minor,"
            + " currency) SELECT id, 0, ?, ?, ?, 'EUR' FROM journal LIMIT 1";

    assertThatThrownBy(() -> ledger.change(posting, "receivables", "receivables", 100))
        .hasMessageContaining("posting_between_two");
    assertThatThrownBy(() -> ledger.change(posting, "receivables", "ticket-sales", 0))
        .hasMessageContaining("posting_amount");
  }

  /**
   * JDBC tells an unsigned column as the signed type of its width, whose upper half cannot be read.
   * What is compared and counted by the database alone, or read as an entity's int, may stay.
   */
  @Test
  void whatQueriesHandOutIsSigned() throws Exception {
    assertThat(
            boxOffice.texts(
                "SELECT CONCAT(TABLE_NAME, '.', COLUMN_NAME) FROM information_schema.COLUMNS"
                    + " WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_TYPE LIKE '%unsigned%'"))
        .containsExactlyInAnyOrder("event_seat.position", "hold.seat_count", "hold_turn.id");
  }

  @Test
  void numbersHaveBounds() throws Exception {
    long[] seat = anEventAndAFreeSeat();
    String change = "UPDATE seat SET %s WHERE id = " + seat[1];

    for (String beyond :
        new String[] {
          "number = 65536",
          "number = -1",
          "position = 4294967296",
          "position = -1",
          "tier = 256",
          "tier = -1"
        }) {
      assertThatThrownBy(() -> boxOffice.change(change.formatted(beyond)))
          .as(beyond)
          .hasMessageContaining("_bounds");
    }
    assertThatCode(() -> boxOffice.change(change.formatted("number = 65535")))
        .doesNotThrowAnyException();
    // Ten of the dearest are a sum that every browser can count to.
    String price = "UPDATE price_category SET price_minor = ? WHERE event_id = " + seat[0];
    assertThatThrownBy(() -> boxOffice.change(price, HostileEvent.HIGHEST_PRICE + 1))
        .hasMessageContaining("price_category_price_bounds");
    assertThat(10 * HostileEvent.HIGHEST_PRICE).isLessThan(1L << 53);
  }

  @Test
  void theApplicationMayNotChangeTables() throws Exception {
    // MySQL takes no such statement inside a transaction of several participants anyway.
    transaction.rollback();
    try {
      assertThatThrownBy(() -> boxOffice.change("ALTER TABLE ticket DROP KEY ticket_live_once"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("denied");
      assertThatThrownBy(() -> ledger.change("DROP TABLE posting"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("denied");
    } finally {
      transaction.begin();
    }
  }

  private long[] anEventAndAFreeSeat() throws SQLException {
    String free =
        " FROM event_seat s WHERE NOT sold AND NOT EXISTS (SELECT 1 FROM ticket t"
            + " WHERE t.event_id = s.event_id AND t.seat_id = s.seat_id)";
    long event = boxOffice.number("SELECT MAX(event_id)" + free);
    long seat = boxOffice.number("SELECT MAX(seat_id)" + free + " AND event_id = ?", event);
    return new long[] {event, seat};
  }

  private String aHold(long event) throws SQLException {
    String id = UUID.randomUUID().toString();
    boxOffice.change(
        "INSERT INTO hold (id, event_id, total_minor, currency, expires_at)"
            + " VALUES (UUID_TO_BIN(?), ?, 100, 'EUR', UTC_TIMESTAMP(6) + INTERVAL 1 HOUR)",
        id,
        event);
    return id;
  }

  private String anOrder(long event, String key) throws SQLException {
    return addOrder(aHold(event), event, key);
  }

  private String addOrder(String hold, long event, String key) throws SQLException {
    String id = UUID.randomUUID().toString();
    boxOffice.change(
        "INSERT INTO orders (id, number, account_id, idempotency_key, request_fingerprint, hold_id,"
            + " event_id, total_minor, currency, placed_at) SELECT UUID_TO_BIN(?), ?, MIN(id), ?,"
            + " UNHEX(REPEAT('00', 32)), UUID_TO_BIN(?), ?, 100, 'EUR', UTC_TIMESTAMP(6)"
            + " FROM account",
        id,
        id.substring(0, 9),
        key,
        hold,
        event);
    return id;
  }

  private void addTicket(String order, long[] eventAndSeat, String code) throws SQLException {
    boxOffice.change(
        "INSERT INTO ticket (id, order_id, event_id, seat_id, price_minor, code)"
            + " VALUES (UUID_TO_BIN(UUID()), UUID_TO_BIN(?), ?, ?, 100, ?)",
        order,
        eventAndSeat[0],
        eventAndSeat[1],
        code);
  }
}
