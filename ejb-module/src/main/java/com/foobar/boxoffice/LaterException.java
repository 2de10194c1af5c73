package com.foobar.boxoffice;

import java.time.Duration;

/**
 * Refused for now, because it was too much: {@link #retryAfter()} says when it may be otherwise.
 */
public class LaterException extends BoxOfficeException {

  private final Duration retryAfter;

  /**
   * @param retryAfter at least a second
   */
  public LaterException(Problem code, String message, Duration retryAfter) {
    super(code, message);
    this.retryAfter =
        retryAfter.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
