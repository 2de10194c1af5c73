package com.foobar.boxoffice.order;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.account.Role;
import com.foobar.boxoffice.fingerprint.Fingerprint;
import com.foobar.boxoffice.fingerprint.Fingerprints;
import com.foobar.boxoffice.hold.Hold;
import com.foobar.boxoffice.hold.HoldRepository;
import com.foobar.boxoffice.hold.Holder;
import com.foobar.boxoffice.hold.StageRepository;
import com.foobar.boxoffice.ledger.Journal;
import com.foobar.boxoffice.ledger.LedgerRepository;
import com.foobar.boxoffice.order.OrderRepository.Before;
import com.foobar.boxoffice.payment.Authorisation;
import com.foobar.boxoffice.payment.Payment;
import com.foobar.boxoffice.payment.PaymentAttempts;
import com.foobar.boxoffice.payment.PaymentGateway;
import com.foobar.boxoffice.payment.PaymentGateways;
import com.foobar.boxoffice.payment.PaymentRepository;
import com.foobar.boxoffice.seat.SeatRepository;
import com.foobar.boxoffice.transaction.PassingConflictException;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Turns a hold into a paid order, at most once for each idempotency key.
 *
 * <p>The order, its tickets and the payment are written to the box office and the journal to the
 * ledger in one transaction, so that both databases have all of it or nothing. The payment is
 * authorised before, because no transaction of ours can take that back; the attempt is on record
 * before that, and captured or cancelled according to whether the order stands, whatever dies.
 */
@Stateless
@RolesAllowed(Role.BUYER)
@TransactionManagement(TransactionManagementType.BEAN)
public class Checkout {

  /** No account has this number. */
  private static final long NOBODY = -1;

  private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

  @Inject private Transactions transactions;
  @Inject private HoldRepository holds;
  @Inject private SeatRepository seats;
  @Inject private OrderRepository orders;
  @Inject private PaymentGateways gateways;
  @Inject private PaymentRepository payments;
  @Inject private PaymentAttempts attempts;
  @Inject private LedgerRepository ledger;
  @Inject private Fingerprints fingerprints;
  @Inject private StageRepository stage;

  /** One buyer's intention to buy, which keeps its meaning however often it is sent. */
  private record Intention(long account, String key, UUID hold, Requested request) {

    /** The same for the same intention, and for no other: the gateway charges once for each. */
    String paymentKey() {
      return Fingerprint.of(String.valueOf(account), key, request.now().toString()).toString();
    }
  }

  /**
   * Sells the held seats. When this returns, the order is durable and can be read on the primary.
   *
   * @param buyer somebody who is logged in, and whose the hold is
   * @param idempotencyKey chosen by the client, 1 to 128 visible ASCII characters, one for each
   *     intention to buy
   * @throws BoxOfficeException HOLD_EXPIRED; NOT_FOUND for an unknown hold; PAYMENT_DECLINED;
   *     IDEMPOTENCY_KEY_REUSED; INVALID_REQUEST; UNAVAILABLE when the outcome is not known in time,
   *     to be asked again with the same key
   */
  public Confirmation confirm(
      Holder buyer, UUID holdId, PaymentRequest payment, String idempotencyKey) {
    long accountId = Objects.requireNonNull(buyer.account());
    if (idempotencyKey == null || !KEY.matcher(idempotencyKey).matches()) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST, "An order needs an idempotency key of 1 to 128 characters.");
    }
    long start = System.nanoTime();
    PaymentGateway gateway = gateways.of(payment.method());
    Intention intention =
        new Intention(
            accountId, idempotencyKey, holdId, Requested.of(holdId, payment, fingerprints));

    Before before =
        RetryPolicy.WRITES.call(attempt -> orders.before(accountId, idempotencyKey, holdId));
    Optional<UUID> earlier = repeated(intention, before.earlier());
    if (earlier.isPresent()) {
      return new Confirmation(acknowledged(accountId, earlier.get()), false);
    }
    Hold hold =
        before
            .hold()
            .filter(found -> found.belongsTo(buyer))
            .orElseThrow(() -> new BoxOfficeException(Problem.NOT_FOUND, "There is no such hold."));

    UUID id = UUID.randomUUID();
    UUID placed =
        gateway.reserves()
            ? reservedAndPlaced(intention, id, hold, gateway, payment, start)
            : placed(
                intention,
                id,
                hold,
                gateway,
                gateway.authorise(intention.paymentKey(), hold.total(), payment.card()),
                null,
                start);
    return new Confirmation(acknowledged(accountId, placed), placed.equals(id));
  }

  /**
   * Buys a seat on the {@link StageRepository} and takes that back; then commits, in both
   * databases, a purchase that finds nothing to buy. So all of the way has been gone, and nothing
   * is different.
   */
  @PermitAll
  public void rehearse() {
    PaymentRequest payment = new PaymentRequest("invoice", null);
    PaymentGateway gateway = gateways.of(payment.method());
    UUID order = UUID.randomUUID();
    String key = order.toString();
    transactions.rehearse(
        attempt -> {
          Hold hold = stage.setWithHold();
          Intention intention =
              new Intention(
                  hold.eventId(), key, hold.id(), Requested.of(hold.id(), payment, fingerprints));
          Authorisation authorisation =
              gateway.authorise(intention.paymentKey(), hold.total(), payment.card());
          return place(intention, order, hold, gateway, authorisation, null);
        });
    // Committed by two databases, which have nothing to write.
    transactions.call(
        RetryPolicy.WRITES, attempt -> holds.consume(order) || ledger.isPosted(order));
    orders.before(NOBODY, key, order);
    orders.committed(NOBODY, order);
  }

  /** With a gateway that keeps money for us: on record first, and given up when it is refused. */
  private UUID reservedAndPlaced(
      Intention intention,
      UUID id,
      Hold hold,
      PaymentGateway gateway,
      PaymentRequest payment,
      long start) {
    Money total = hold.total();
    UUID attempt =
        attempts.open(
            RetryPolicy.WRITES.spentSince(start),
            intention.account(),
            intention.key(),
            intention.request().now().bytes(),
            intention.request()::matches,
            gateway.method(),
            total);
    Authorisation authorisation = null;
    try {
      authorisation = gateway.authorise(attempt.toString(), total, payment.card());
      return placed(intention, id, hold, gateway, authorisation, attempt, start);
    } catch (BoxOfficeException refused) {
      // No order may come to stand on it before it is given back: so it is given up here first.
      if (refused.code() != Problem.UNAVAILABLE
          && attempts.giveUp(attempt)
          && authorisation != null) {
        gateway.cancel(authorisation);
      }
      throw refused;
    }
  }

  private UUID placed(
      Intention intention,
      UUID id,
      Hold hold,
      PaymentGateway gateway,
      Authorisation authorisation,
      UUID attempt,
      long start) {
    return transactions.call(
        RetryPolicy.WRITES.spentSince(start),
        number -> {
          // The first time there was none a moment ago, and whoever comes second finds the hold
          // consumed or the key taken.
          Optional<UUID> earlier = number > 1 ? repeated(intention) : Optional.empty();
          return earlier.isPresent()
              ? earlier.get()
              : place(intention, id, hold, gateway, authorisation, attempt);
        });
  }

  /**
   * @param hold as it was found, which says all of it but whether it is live
   * @param attempt to pay, where the gateway keeps money for it; else null
   * @param id of the order, unless one with the intention's key exists
   * @return the id of the order that stands once the transaction is committed
   */
  private UUID place(
      Intention intention,
      UUID id,
      Hold hold,
      PaymentGateway gateway,
      Authorisation authorisation,
      UUID attempt) {
    if (!holds.consume(hold.id())) {
      // Whoever consumed the hold while we waited for its lock may have had our own key.
      return repeated(intention).orElseThrow(() -> refusal(hold.id()));
    }
    if (seats.sell(hold.id(), hold.eventId(), hold.seatIds()) < hold.seats().size()) {
      throw new PassingConflictException("A live hold has lost its seats: " + hold.id());
    }
    Order order = new Order(id, intention.account(), intention.key(), intention.request(), hold);
    orders.add(order);
    payments.add(new Payment(id, authorisation));
    if (attempt != null) {
      attempts.stand(attempt, id);
    }
    ledger.add(Journal.ofOrder(id, gateway.debits(), order.total()));
    return id;
  }

  private Optional<UUID> repeated(Intention intention) {
    return repeated(intention, orders.byKey(intention.account(), intention.key()));
  }

  private static Optional<UUID> repeated(Intention intention, Optional<Order> earlier) {
    earlier.ifPresent(order -> order.requireSameRequest(intention.request()));
    return earlier.map(Order::id);
  }

  /**
   * The order as everybody can read it in both databases. A commit whose last step was not
   * confirmed is known to the transaction manager alone, which completes it once the database is
   * back; until then we have nothing to show and do not claim it.
   */
  private OrderView acknowledged(long account, UUID order) {
    return RetryPolicy.ACKNOWLEDGEMENT.call(
        attempt ->
            orders
                .committed(account, order)
                .filter(placed -> ledger.isPosted(order))
                .orElseThrow(
                    () -> new PassingConflictException("The order cannot be read yet: " + order)));
  }

  /**
   * Why the hold could not be consumed. A refusal is for good, so that it rests on what is
   * committed; while another transaction's outcome is open, the answer is too.
   */
  private RuntimeException refusal(UUID hold) {
    return holds.isLive(hold)
        ? new PassingConflictException("The hold's end is being decided: " + hold)
        : new BoxOfficeException(
            Problem.HOLD_EXPIRED, "The seats are not held for you any more. Please choose again.");
  }
}
