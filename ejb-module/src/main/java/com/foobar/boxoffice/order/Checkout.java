package com.foobar.boxoffice.order;

import jakarta.ejb.Stateless;
import java.util.UUID;

/** Turns a hold into a paid order, at most once for each idempotency key. */
@Stateless
public class Checkout {

  /**
   * Sells the held seats. When this returns, the order is durable and can be read on the primary.
   *
   * @param idempotencyKey chosen by the client, 1 to 128 visible ASCII characters, one for each
   *     intention to buy
   * @throws com.foobar.boxoffice.BoxOfficeException HOLD_EXPIRED; NOT_FOUND for an unknown hold;
   *     PAYMENT_DECLINED; IDEMPOTENCY_KEY_REUSED; INVALID_REQUEST; UNAVAILABLE when the outcome is
   *     not known in time, to be asked again with the same key
   */
  public Confirmation confirm(
      long accountId, UUID holdId, PaymentRequest payment, String idempotencyKey) {
    throw new UnsupportedOperationException();
  }
}
