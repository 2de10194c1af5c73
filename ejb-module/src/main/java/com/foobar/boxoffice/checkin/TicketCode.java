package com.foobar.boxoffice.checkin;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a ticket's code as people write it. Codes are made of Crockford's Base32, which has neither
 * I, L, O nor U, so that whoever writes one of these means the digit, or letter, that looks like
 * it.
 *
 * @see <a href="https://www.crockford.com/base32.html">Crockford's Base32</a>
 */
final class TicketCode {

  /**
   * Blanks of any kind, dashes, dots, what a scanner adds: all that is neither letter nor digit.
   */
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]");

  private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{1,32}");

  private TicketCode() {}

  /** The code as it is stored, or empty when no ticket can have it. */
  static Optional<String> read(String written) {
    // Compatibility forms: full-width digits and letters are those they look like.
    String plain = BETWEEN.matcher(Normalizer.normalize(written, Form.NFKC)).replaceAll("");
    String code =
        plain
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1')
            .replace('U', 'V');
    return Optional.of(code).filter(read -> CODE.matcher(read).matches());
  }
}
