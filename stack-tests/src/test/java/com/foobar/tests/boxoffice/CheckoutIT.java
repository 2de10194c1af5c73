package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.account.Accounts;
import com.foobar.boxoffice.account.Caller;
import com.foobar.boxoffice.catalogue.CatalogueQueries;
import com.foobar.boxoffice.catalogue.EventSummary;
import com.foobar.boxoffice.hold.HoldReceipt;
import com.foobar.boxoffice.hold.Holder;
import com.foobar.boxoffice.hold.Holds;
import com.foobar.boxoffice.order.Checkout;
import com.foobar.boxoffice.order.Confirmation;
import com.foobar.boxoffice.order.OrderView;
import com.foobar.boxoffice.order.PaymentRequest;
import com.foobar.boxoffice.payment.PaymentSettlement;
import com.foobar.boxoffice.seat.SeatQueries;
import com.foobar.boxoffice.seat.SeatStatus;
import com.foobar.boxoffice.seat.SeatView;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionManager;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkout in the real server, over both real databases. */
@ArquillianTest
class CheckoutIT {
  private static final PaymentRequest INVOICE = new PaymentRequest("invoice", null);
  private static final PaymentRequest DECLINED =
      new PaymentRequest("test-card", "4000000000000002");

  private static final PaymentRequest CARD = new PaymentRequest("test-card", "4111111111111111");

  private static final String ORDERS_OF_HOLD =
      "SELECT COUNT(*) FROM orders WHERE hold_id = UUID_TO_BIN(?)";
  private static final String TICKETS_OF_ORDER =
      "SELECT COUNT(*) FROM ticket WHERE order_id = UUID_TO_BIN(?)";
  private static final String PAYMENTS_OF_ORDER =
      "SELECT COUNT(*) FROM payment WHERE order_id = UUID_TO_BIN(?)";
  private static final String BALANCE_OF_JOURNAL =
      "SELECT SUM(amount_minor) FROM entry WHERE journal_id = UUID_TO_BIN(?)";
  private static final String BALANCE_OF_ACCOUNT = BALANCE_OF_JOURNAL + " AND account = ?";

  @Deployment
  static EnterpriseArchive application() {
    return InsideWildfly.with(CheckoutIT.class, AsBuyer.class, Jdbc.class, Participant.class);
  }

  @Inject private Accounts accounts;
  @Inject private CatalogueQueries catalogue;
  @Inject private SeatQueries seats;
  @Inject private Holds holds;
  @Inject private Checkout checkout;
  @Inject private PaymentSettlement settlement;
  @Inject private AsBuyer asBuyer;

  private Jdbc boxOffice;
  private Jdbc ledger;
  private Caller buyer;

  @BeforeEach
  void register() {
    boxOffice = Jdbc.of("BoxOfficePrimaryXA");
    ledger = Jdbc.of("LedgerPrimaryXA");
    buyer =
        accounts.register(
            ClientAddress.of("192.0.2.7"),
            "it-" + UUID.randomUUID() + "@example.com",
            "correct horse",
            "Buyer");
  }

  @Test
  void anOrderAndItsJournalAreWrittenTogether() throws Exception {
    HoldReceipt hold = holdTwo();

    Confirmation confirmation = confirm(hold, INVOICE, newKey());

    OrderView order = confirmation.order();
    assertThat(confirmation.created()).isTrue();
    assertThat(order.total()).isEqualTo(hold.total());
    String id = order.id().toString();
    assertThat(boxOffice.number(TICKETS_OF_ORDER, id)).isEqualTo(2);
    assertThat(boxOffice.number(PAYMENTS_OF_ORDER, id)).isEqualTo(1);
    assertThat(ledger.number(BALANCE_OF_JOURNAL, id)).isZero();
    assertThat(ledger.number(BALANCE_OF_ACCOUNT, id, "receivables"))
        .isEqualTo(hold.total().amountMinor());
    assertThat(ledger.number(BALANCE_OF_ACCOUNT, id, "ticket-sales"))
        .isEqualTo(-hold.total().amountMinor());
  }

  @Test
  void theSameKeyGivesTheSameOrder() throws Exception {
    HoldReceipt hold = holdTwo();
    String key = newKey();

    Confirmation first = confirm(hold, INVOICE, key);
    Confirmation second = confirm(hold, INVOICE, key);

    assertThat(second).isEqualTo(new Confirmation(first.order(), false));
    assertThat(boxOffice.number(ORDERS_OF_HOLD, hold.id().toString())).isEqualTo(1);
  }

  @Test
  void aDeclinedPaymentSellsNothingAndKeepsTheHold() throws Exception {
    HoldReceipt hold = holdTwo();

    assertThatThrownBy(() -> confirm(hold, DECLINED, newKey()))
        .satisfies(failure -> assertProblem(failure, Problem.PAYMENT_DECLINED));

    assertThat(boxOffice.number(ORDERS_OF_HOLD, hold.id().toString())).isZero();
    assertThat(confirm(hold, INVOICE, newKey()).created()).isTrue();
  }

  @Test
  void aReservedPaymentIsTakenWhenTheOrderStandsAndGivenBackWhenNot() throws Exception {
    HoldReceipt hold = holdTwo();
    String key = newKey();
    UUID order = confirm(hold, CARD, key).order().id();
    assertThat(attempts(key, "authorised")).isEqualTo(1);
    assertThat(
            boxOffice.number(
                "SELECT COUNT(*) FROM payment_attempt a JOIN payment p ON p.order_id = a.order_id"
                    + " WHERE p.reference = BIN_TO_UUID(a.id) AND a.order_id = UUID_TO_BIN(?)",
                order.toString()))
        .isEqualTo(1);

    String declined = newKey();
    HoldReceipt other = holdTwo();
    assertThatThrownBy(() -> confirm(other, DECLINED, declined))
        .satisfies(failure -> assertProblem(failure, Problem.PAYMENT_DECLINED));
    assertThat(confirm(other, CARD, declined).created())
        .as("another card under the same key")
        .isTrue();

    settlement.settle();

    assertThat(attempts(key, "captured")).isEqualTo(1);
    assertThat(attempts(declined, "captured")).isEqualTo(1);
    assertThat(attempts(declined, "cancelled")).isEqualTo(1);
  }

  /** As a server leaves it that dies between the authorisation and the commit. */
  @Test
  void aPaymentThatNobodyIsAtAnyMoreIsGivenBack() throws Exception {
    String old = newKey();
    String fresh = newKey();
    addAsked(old, 10);
    addAsked(fresh, 0);

    settlement.settle();

    assertThat(attempts(old, "cancelled")).isEqualTo(1);
    assertThat(attempts(fresh, "asked")).as("somebody may be at it").isEqualTo(1);
    // In the way of an order that is not decided yet, nothing is given back.
    String undecided = newKey();
    addAsked(undecided, 10);
    TransactionManager transactions = transactions();
    transactions.begin();
    boxOffice.change(
        "UPDATE payment_attempt SET changed_at = UTC_TIMESTAMP(6) WHERE idempotency_key = ?",
        undecided);
    var order = transactions.suspend();
    settlement.settle();
    assertThat(attempts(undecided, "asked")).isEqualTo(1);
    transactions.resume(order);
    transactions.rollback();
    settlement.settle();
    assertThat(attempts(undecided, "cancelled")).isEqualTo(1);
    boxOffice.change(
        "DELETE FROM payment_attempt WHERE idempotency_key IN (?, ?, ?)", old, fresh, undecided);
  }

  private void addAsked(String key, int minutesAgo) throws Exception {
    boxOffice.change(
        "INSERT INTO payment_attempt (id, account_id, idempotency_key, request_fingerprint, method,"
            + " amount_minor, currency, state, asked_at, changed_at) VALUES (UUID_TO_BIN(UUID()),"
            + " ?, ?, UNHEX(REPEAT('00', 32)), 'test-card', 100, 'EUR', 'asked',"
            + " UTC_TIMESTAMP(6) - INTERVAL ? MINUTE, UTC_TIMESTAMP(6))",
        buyer.accountId(),
        key,
        minutesAgo);
  }

  private long attempts(String key, String state) throws Exception {
    return boxOffice.number(
        "SELECT COUNT(*) FROM payment_attempt WHERE idempotency_key = ? AND state = ?", key, state);
  }

  /** Only the database's row is changed: no clock of this server is asked. */
  @Test
  void aHoldEndsOnTheDatabasesClock() throws Exception {
    HoldReceipt hold = holdTwo();
    String id = hold.id().toString();
    assertThat(
            boxOffice.number(
                "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), expires_at) FROM hold"
                    + " WHERE id = UUID_TO_BIN(?)",
                id))
        .isBetween(1L, 600L);

    boxOffice.change("UPDATE hold SET expires_at = UTC_TIMESTAMP(6) WHERE id = UUID_TO_BIN(?)", id);
    boxOffice.change(
        "UPDATE event_seat SET held_until = UTC_TIMESTAMP(6) WHERE hold_id = UUID_TO_BIN(?)", id);

    assertThatThrownBy(() -> confirm(hold, INVOICE, newKey()))
        .satisfies(failure -> assertProblem(failure, Problem.HOLD_EXPIRED));
    assertThat(boxOffice.number(ORDERS_OF_HOLD, id)).isZero();
    assertThat(holds.hold(holder(), hold.eventId(), hold.seatIds(), null).hold().seatIds())
        .as("free again without anybody's doing")
        .containsExactlyInAnyOrderElementsOf(hold.seatIds());
  }

  @Test
  void aReleasedHoldBuysNothing() throws Exception {
    HoldReceipt hold = holdTwo();
    holds.release(holder(), hold.id());

    assertThatThrownBy(() -> confirm(hold, INVOICE, newKey()))
        .satisfies(failure -> assertProblem(failure, Problem.HOLD_EXPIRED));
  }

  @Test
  void bothDatabasesCommitInTwoPhases() throws Exception {
    String mark = UUID.randomUUID().toString().substring(0, 30);
    Participant third = Participant.agreeing();
    TransactionManager transactions = transactions();

    transactions.begin();
    transactions.getTransaction().enlistResource(third);
    writeToBoth(mark);
    transactions.commit();

    assertThat(third.calls()).containsExactly("prepare", "commit");
    assertThat(rowsInBoth(mark)).containsExactly(1L, 1L);
    boxOffice.change("DELETE FROM venue WHERE name = ?", mark);
  }

  /** The refusal comes when both databases have promised already. */
  @Test
  void bothDatabasesTakeBackWhatTheyPrepared() throws Exception {
    String mark = UUID.randomUUID().toString().substring(0, 30);
    Participant third = Participant.refusing();
    TransactionManager transactions = transactions();

    transactions.begin();
    writeToBoth(mark);
    transactions.getTransaction().enlistResource(third);
    assertThatThrownBy(transactions::commit).isInstanceOf(RollbackException.class);

    assertThat(third.calls()).startsWith("prepare");
    assertThat(rowsInBoth(mark)).containsExactly(0L, 0L);
  }

  private void writeToBoth(String mark) throws Exception {
    boxOffice.change("INSERT INTO venue (name) VALUES (?)", mark);
    ledger.change("INSERT INTO account (code, name) VALUES (?, 'Of a test')", mark);
  }

  private List<Long> rowsInBoth(String mark) throws Exception {
    return List.of(
        boxOffice.number("SELECT COUNT(*) FROM venue WHERE name = ?", mark),
        ledger.number("SELECT COUNT(*) FROM account WHERE code = ?", mark));
  }

  private static TransactionManager transactions() throws NamingException {
    return InitialContext.doLookup("java:jboss/TransactionManager");
  }

  private Confirmation confirm(HoldReceipt hold, PaymentRequest payment, String key)
      throws Exception {
    return asBuyer.call(() -> checkout.confirm(holder(), hold.id(), payment, key));
  }

  private Holder holder() {
    return new Holder(buyer.accountId(), null, ClientAddress.of("192.0.2.7"));
  }

  private HoldReceipt holdTwo() {
    long event =
        catalogue.search("", 1).items().stream()
            .max(Comparator.comparingLong(EventSummary::seatsFree))
            .orElseThrow()
            .id();
    List<Long> free =
        seats.ofEvent(event).seats().stream()
            .filter(seat -> seat.status() == SeatStatus.FREE)
            .map(SeatView::id)
            .toList();
    // From the far end, away from those who take the first: this is read from a replica.
    return holds.hold(holder(), event, free.subList(free.size() - 2, free.size()), null).hold();
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private static void assertProblem(Throwable failure, Problem expected) {
    assertThat(failure)
        .asInstanceOf(type(BoxOfficeException.class))
        .extracting(BoxOfficeException::code)
        .isEqualTo(expected);
  }
}
