package com.foobar.boxoffice.payment;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.payment.PaymentAttemptRepository.Open;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What is asked of gateways that reserve money, each attempt on record before it is asked: should
 * this server die in between, whoever looks later knows what there is to take or to give back
 * ({@link PaymentSettlement}).
 */
@ApplicationScoped
public class PaymentAttempts {

  private static final Logger LOG = System.getLogger(PaymentAttempts.class.getName());

  @Inject private Transactions transactions;
  @Inject private PaymentAttemptRepository attempts;

  /**
   * The attempt to pay for a purchase: the one that is open under this key, or a new one. Returns
   * when it is on record.
   *
   * @param request fingerprint of what was asked for, to be stored
   * @param sameRequest whether a stored fingerprint is that of this request
   * @return its id, by which the gateway knows it
   * @throws BoxOfficeException IDEMPOTENCY_KEY_REUSED, or UNAVAILABLE
   */
  public UUID open(
      RetryPolicy policy,
      long account,
      String key,
      byte[] request,
      Predicate<byte[]> sameRequest,
      String method,
      Money amount) {
    UUID fresh = UUID.randomUUID();
    return transactions.call(
        policy,
        attempt -> {
          // Mostly there is none. Where there is, its key is in the way of a second one, and the
          // next attempt looks.
          Optional<Open> earlier = attempt > 1 ? attempts.open(account, key) : Optional.empty();
          if (earlier.isEmpty()) {
            attempts.add(fresh, account, key, request, method, amount);
            return fresh;
          }
          if (!sameRequest.test(earlier.get().request())) {
            throw new BoxOfficeException(
                Problem.IDEMPOTENCY_KEY_REUSED, "This idempotency key belongs to another request.");
          }
          return earlier.get().id();
        });
  }

  /**
   * In the transaction that places the order: from now on the money is to be taken.
   *
   * @throws BoxOfficeException UNAVAILABLE when the attempt was given up meanwhile: the same
   *     request again makes a new one
   */
  public void stand(UUID attempt, UUID order) {
    if (!attempts.stand(attempt, order)) {
      throw new BoxOfficeException(
          Problem.UNAVAILABLE, "The payment took too long. Please ask again.");
    }
  }

  /**
   * Nothing comes of the attempt; no order can stand on it from now on.
   *
   * @return false when an order stands on it, another has given it up, or it cannot be said now;
   *     the settlement knows later
   */
  public boolean giveUp(UUID attempt) {
    try {
      return transactions.call(RetryPolicy.READS, number -> attempts.giveUp(attempt));
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The settlement will give up the payment " + attempt, failure);
      return false;
    }
  }
}
