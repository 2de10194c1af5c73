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
  /** The ticket is for another event than the door admits to; it was not used up. */
  WRONG_EVENT,
  /** The ticket's event begins too long after now to be admitted to; it was not used up. */
  TOO_EARLY,
  /** The ticket's event began too long before now to be admitted to; it was not used up. */
  TOO_LATE,
  /** More seats would be held than one visitor, account or address may at a time. */
  TOO_MANY_SEATS,
  /** Too many log-ins failed, or too many are tried at once. */
  TOO_MANY_ATTEMPTS,
  /** The request breaks a rule that no repetition will mend. */
  INVALID_REQUEST,
  /**
   * The outcome is not known yet, or the database cannot be reached: ask again, with the same
   * idempotency key where there is one.
   */
  UNAVAILABLE
}
