package com.foobar.proof.spi;

import com.foobar.proof.history.Asked;

/** Who comes to the site. Safe to use from several threads. */
public interface Crowd {
  /**
   * What the next to arrive wants.
   *
   * @param now in microseconds since 1970
   */
  Asked next(long now);

  /**
   * Hears how a request ended.
   *
   * @param now in microseconds since 1970
   */
  void learn(Asked request, Answer answer, long now);
}
