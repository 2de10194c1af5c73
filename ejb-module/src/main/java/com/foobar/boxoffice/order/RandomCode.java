package com.foobar.boxoffice.order;

import java.security.SecureRandom;

/**
 * Codes in Crockford's Base32, which has no letters that look like digits and is easily read out.
 *
 * @see <a href="https://www.crockford.com/base32.html">Crockford's Base32</a>
 */
final class RandomCode {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** 100 bits: nobody guesses one, whatever they may try at the door. */
  private static final int TICKET_LENGTH = 20;

  private static final int ORDER_LENGTH = 8;

  private RandomCode() {}

  static String ofTicket() {
    return random(TICKET_LENGTH);
  }

  /** A number to read out on the telephone; the schema refuses the rare one that exists already. */
  static String ofOrder() {
    return "F" + random(ORDER_LENGTH);
  }

  private static String random(int length) {
    StringBuilder code = new StringBuilder(length);
    RANDOM.ints(length, 0, DIGITS.length()).forEach(digit -> code.append(DIGITS.charAt(digit)));
    return code.toString();
  }
}
