package com.foobar.boxoffice.payment;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.ledger.LedgerAccount;

/**
 * The port to whoever moves the money. An authorisation is asked for outside any transaction of
 * ours, because it cannot be rolled back with one.
 */
public interface PaymentGateway {

  /** What a buyer calls this way to pay, as in {@code invoice}. */
  String method();

  /** Where the money is once the order stands. */
  LedgerAccount debits();

  /**
   * Authorises the amount. Asking again with the same key returns the same authorisation and never
   * a second one.
   *
   * @param key names this payment of this buyer; with a gateway that reserves, the attempt's id
   * @param card the card's number, for the methods that need one
   * @throws com.foobar.boxoffice.BoxOfficeException PAYMENT_DECLINED, or INVALID_REQUEST when the
   *     card cannot be one
   */
  Authorisation authorise(String key, Money amount, String card);

  /**
   * Whether an authorisation keeps money until it is captured or cancelled. If so, each is on
   * record before it is asked for ({@link PaymentAttempts}).
   */
  boolean reserves();

  /** Takes what was authorised: an order stands on it. Repeating this is harmless. */
  void capture(Authorisation authorisation);

  /** Gives back what was authorised for an order that was refused. Repeating this is harmless. */
  void cancel(Authorisation authorisation);
}
