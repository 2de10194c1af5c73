package com.foobar.boxoffice.order;

import com.foobar.boxoffice.fingerprint.Fingerprint;
import com.foobar.boxoffice.fingerprint.Fingerprints;
import java.util.UUID;

/**
 * What was asked for under an idempotency key: it tells a repetition from a mistake.
 *
 * @param now the fingerprint that is stored, from which nobody finds out the card's number
 * @param before the one that was stored once: orders from then are known by it
 */
record Requested(Fingerprint now, Fingerprint before) {

  static Requested of(UUID hold, PaymentRequest payment, Fingerprints fingerprints) {
    return new Requested(
        fingerprints.withSecret(payment.card(), hold.toString(), payment.method()),
        Fingerprint.of(hold.toString(), payment.method(), payment.card()));
  }

  boolean matches(byte[] recorded) {
    return now.matches(recorded) || before.matches(recorded);
  }

  /** Not the fingerprint of before, which must not reach a log. */
  @Override
  public String toString() {
    return now.toString();
  }
}
