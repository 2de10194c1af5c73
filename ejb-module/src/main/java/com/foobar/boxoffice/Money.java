package com.foobar.boxoffice;

import java.io.Serializable;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amountMinor in the currency's minor unit, so 2500 is EUR 25.00
 * @param currency ISO 4217 code
 */
public record Money(long amountMinor, String currency) implements Serializable {

  /**
   * @throws IllegalArgumentException when the currency is no ISO 4217 code
   */
  public Money {
    Currency.getInstance(currency);
  }

  /** Whether there can be money of it. */
  public static boolean isCurrency(String code) {
    try {
      Currency.getInstance(code);
      return true;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  /**
   * @throws IllegalArgumentException when the currencies differ
   * @throws ArithmeticException when the sum does not fit
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("%s and %s do not add up".formatted(this, other));
    }
    return new Money(Math.addExact(amountMinor, other.amountMinor), currency);
  }

  @Override
  public String toString() {
    return "%s %d (minor)".formatted(currency, amountMinor);
  }
}
