package com.foobar.proof.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What a line of the history says of its operation.
 *
 * @see <a href="https://jepsen-io.github.io/jepsen/jepsen.history.html">Jepsen's histories</a>
 */
public enum Outcome {
  /** It was asked for. */
  INVOKE,
  /** It was done, and somebody said so. */
  OK,
  /** It was definitely refused and has not been done. */
  FAIL,
  /**
   * Nobody knows: no answer, or one that promises nothing. It may have been done, or may be yet.
   */
  INFO;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
