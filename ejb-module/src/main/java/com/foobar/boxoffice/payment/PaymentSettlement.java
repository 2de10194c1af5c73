package com.foobar.boxoffice.payment;

import com.foobar.boxoffice.payment.PaymentAttemptRepository.Decided;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Tells the gateways what became of what they reserved: to take it where an order stands, to give
 * it back where none does. An attempt of which nobody knows any more, since its server died, is
 * given up once it is old, and never while the order's transaction is undecided. The timer is
 * persistent, so that it lives in the database and ticks on one node only; two at once would do no
 * harm.
 */
@Stateless
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class PaymentSettlement {

  /** Seconds; a checkout gives up after less than half of it. */
  private static final long ABANDONED_AFTER = 120;

  private static final int AT_ONCE = 200;

  private static final Logger LOG = System.getLogger(PaymentSettlement.class.getName());

  @Inject private Transactions transactions;
  @Inject private PaymentAttemptRepository attempts;
  @Inject private PaymentGateways gateways;

  /** Settles all that can be settled now. */
  @Schedule(hour = "*", minute = "*", info = "unsettled payments")
  public void settle() {
    int abandoned =
        transactions.call(
            RetryPolicy.WRITES, attempt -> attempts.giveUpAbandoned(ABANDONED_AFTER, AT_ONCE));
    if (abandoned > 0) {
      LOG.log(Level.WARNING, "Gave up {0} payments that nobody was at any more", abandoned);
    }
    List<Decided> batch;
    int told;
    do {
      batch = transactions.call(RetryPolicy.WRITES, attempt -> attempts.unsettled(AT_ONCE));
      List<UUID> settled = new ArrayList<>();
      batch.stream().filter(this::tell).map(Decided::id).forEach(settled::add);
      told = settled.size();
      if (told > 0) {
        transactions.call(
            RetryPolicy.WRITES,
            attempt -> {
              attempts.settle(settled);
              return null;
            });
      }
    } while (batch.size() == AT_ONCE && told > 0);
  }

  /** Repeating this is harmless. */
  private boolean tell(Decided attempt) {
    try {
      PaymentGateway gateway = gateways.of(attempt.authorisation().method());
      if (attempt.stands()) {
        gateway.capture(attempt.authorisation());
      } else {
        gateway.cancel(attempt.authorisation());
      }
      return true;
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "Payment " + attempt.id() + " cannot be settled now", failure);
      return false;
    }
  }
}
