package com.foobar.boxoffice.web.idempotency;

import com.foobar.boxoffice.web.problem.ProblemException;
import com.foobar.boxoffice.web.problem.ProblemType;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The client's name for one intention: the same key never buys, or holds, twice.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 *     Idempotency-Key HTTP Header Field</a>
 */
public record IdempotencyKey(String value) {

  public static final String HEADER = "Idempotency-Key";

  /** Visible ASCII, as the box office takes it. */
  private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /**
   * @throws ProblemException IDEMPOTENCY_KEY_MISSING, or INVALID_REQUEST when it is too long or has
   *     characters that no key has
   */
  public static IdempotencyKey require(String header) {
    if (header == null || header.isBlank()) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_MISSING,
          "Send an Idempotency-Key header, a new UUID for each purchase.");
    }
    return check(header);
  }

  /**
   * Where a key may be left out.
   *
   * @throws ProblemException INVALID_REQUEST
   */
  public static Optional<IdempotencyKey> optional(String header) {
    return Optional.ofNullable(header).map(IdempotencyKey::check);
  }

  private static IdempotencyKey check(String header) {
    if (!SHAPE.matcher(header).matches()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "An Idempotency-Key has 1 to 128 visible ASCII characters and no spaces.");
    }
    return new IdempotencyKey(header);
  }
}
