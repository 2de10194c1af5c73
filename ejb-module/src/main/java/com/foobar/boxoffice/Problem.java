package com.foobar.boxoffice;

/** Why the box office refused a request: the stable codes that every client may rely on. */
public enum Problem {
  /** At least one of the seats is held by someone else or sold. */
  SEAT_TAKEN,
  /** The hold has run out, was released, or was already turned into another order. */
  HOLD_EXPIRED,
  /** There is no such thing, or it is not the caller's. */
  NOT_FOUND,
  /** An account with this address exists. */
  EMAIL_TAKEN,
  /** The payment was declined; nothing was sold and the hold stays. */
  PAYMENT_DECLINED,
  /** The idempotency key already belongs to a request with other content. */
  IDEMPOTENCY_KEY_REUSED,
  /** The ticket was admitted before. */
  ALREADY_ADMITTED,
  /** The request breaks a rule that no repetition will mend. */
  INVALID_REQUEST,
  /**
   * The outcome is not known yet, or the database cannot be reached: ask again, with the same
   * idempotency key where there is one.
   */
  UNAVAILABLE
}
