package com.foobar.boxoffice.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

  @ParameterizedTest
  @ValueSource(ints = {1205, 1213, 3101, 3100, 1290, 1836, 1402, 1613, 1614, 4094, 1053, 1040})
  void mysqlErrorsThatPass(int code) {
    assertThat(DatabaseFailure.isPassing(new SQLException("conflict", "HY000", code))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account.account_email",
        "orders.orders_idempotency_key",
        "orders.orders_number",
        "hold.hold_idempotency_key",
        "ticket.ticket_code",
        "ticket.ticket_admission",
        "payment_attempt.payment_attempt_open",
        "hold.PRIMARY",
        "orders.PRIMARY",
        "journal.PRIMARY",
        "payment_attempt.PRIMARY",
        "admission_undone.PRIMARY",
        "flyway_schema_history.PRIMARY"
      })
  void whoWasFasterIsFoundByASecondLook(String key) {
    var failure = duplicate(key);

    assertThat(DatabaseFailure.isPassing(new PersistenceException(failure))).isTrue();
    assertThat(DatabaseFailure.brokenRule(failure)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticket.ticket_live_once",
        "orders.orders_hold",
        "payment.payment_reference",
        "event_seat.PRIMARY",
        "something.that_comes_later"
      })
  void anyOtherDuplicateIsABrokenRule(String key) {
    var failure = new PersistenceException(duplicate(key));

    assertThat(DatabaseFailure.isPassing(failure)).isFalse();
    assertThat(DatabaseFailure.brokenRule(failure)).contains(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1452 | Cannot add or update a child row: a foreign key constraint fails (`b`.`ticket`,"
            + " CONSTRAINT `ticket_order` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`)) |"
            + " ticket_order",
        "1451 | Cannot delete or update a parent row: a foreign key constraint fails (`b`.`ticket`,"
            + " CONSTRAINT `ticket_order` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`)) |"
            + " ticket_order",
        "3819 | Check constraint 'hold_ends_once' is violated. | hold_ends_once",
        "1217 | Cannot delete or update a parent row: a foreign key constraint fails |"
            + " Cannot delete or update a parent row: a foreign key constraint fails",
        "1048 | Column 'code' cannot be null | code"
      })
  void soIsEveryOtherConstraint(int code, String message, String rule) {
    var failure = new SQLException(message, "HY000", code);

    assertThat(DatabaseFailure.isPassing(failure)).isFalse();
    assertThat(DatabaseFailure.brokenRule(failure)).contains(rule);
  }

  @Test
  void aBrokenRuleIsOneWhateverCameWithIt() {
    var failure = new RollbackException("marked for rollback");
    failure.initCause(new PersistenceException(duplicate("ticket.ticket_live_once")));
    failure.addSuppressed(new XAException(XAException.XAER_RMFAIL));

    assertThat(DatabaseFailure.isPassing(failure)).isFalse();
    assertThat(DatabaseFailure.brokenRule(failure)).contains("ticket.ticket_live_once");
  }

  @Test
  void aValueThatLooksLikeAKeyDeceivesNobody() {
    var failure =
        new SQLIntegrityConstraintViolationException(
            "Duplicate entry 'x' for key 'account.account_email' y' for key"
                + " 'ticket.ticket_live_once'",
            "23000",
            1062);

    assertThat(DatabaseFailure.brokenRule(failure)).contains("ticket.ticket_live_once");
  }

  private static SQLException duplicate(String key) {
    return new SQLIntegrityConstraintViolationException(
        "Duplicate entry '1-2' for key '%s'".formatted(key), "23000", 1062);
  }

  @Test
  void aLostConnectionPasses() {
    assertThat(DatabaseFailure.isPassing(new SQLException("Communications link failure", "08S01")))
        .isTrue();
  }

  @Test
  void whatTheDriverCallsPassingPasses() {
    assertThat(DatabaseFailure.isPassing(new SQLRecoverableException("gone"))).isTrue();
    assertThat(DatabaseFailure.isPassing(new SQLTransientException("busy"))).isTrue();
  }

  @Test
  void aStatementClosedByALostConnectionPasses() {
    var failure = new SQLException("No operations allowed after statement closed.", "S1009");
    assertThat(DatabaseFailure.isPassing(new PersistenceException(failure))).isTrue();
  }

  @Test
  void aHandleWithoutConnectionPasses() {
    assertThat(
            DatabaseFailure.isPassing(new SQLException("IJ031040: Connection is not associated")))
        .isTrue();
  }

  @Test
  void anEmptyPoolPasses() {
    var failure = new SQLException("no connection", new ResourceException("IJ000453"));
    assertThat(DatabaseFailure.isPassing(new PersistenceException(failure))).isTrue();
  }

  @Test
  void aBranchRolledBackAtTheCommitPasses() {
    assertThat(DatabaseFailure.isPassing(new RollbackException("marked for rollback"))).isTrue();
    assertThat(DatabaseFailure.isPassing(new XAException(XAException.XA_RBDEADLOCK))).isTrue();
  }

  @Test
  void isFoundAmongTheSuppressed() {
    var failure = new IllegalStateException("enlisting failed");
    failure.addSuppressed(new XAException(XAException.XAER_RMFAIL));
    assertThat(DatabaseFailure.isPassing(failure)).isTrue();
  }

  @Test
  void whatWouldComeAgainDoesNotPass() {
    assertThat(
            DatabaseFailure.isPassing(
                new SQLSyntaxErrorException("You have an error", "42000", 1064)))
        .isFalse();
    assertThat(
            DatabaseFailure.isPassing(
                new SQLIntegrityConstraintViolationException("foreign key", "23000", 1452)))
        .isFalse();
    assertThat(DatabaseFailure.isPassing(new NullPointerException())).isFalse();
    assertThat(DatabaseFailure.isPassing(new BoxOfficeException(Problem.SEAT_TAKEN, "taken")))
        .isFalse();
  }

  @Test
  void aCircleOfCausesEnds() {
    var first = new IllegalStateException("first");
    var second = new IllegalStateException("second", first);
    first.initCause(second);
    assertThat(DatabaseFailure.isPassing(first)).isFalse();
  }
}
