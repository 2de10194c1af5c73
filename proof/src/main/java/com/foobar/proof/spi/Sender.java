package com.foobar.proof.spi;

import com.foobar.proof.history.Asked;
import java.util.concurrent.CompletableFuture;

/** Whoever is asked: the site, or in the checkers' own tests somebody with a known bug. */
@FunctionalInterface
public interface Sender {
  /**
   * Asks, and asks again where that is harmless, as a browser does.
   *
   * @return completed in bounded time, and never with an exception
   */
  CompletableFuture<Answer> send(Asked request);
}
