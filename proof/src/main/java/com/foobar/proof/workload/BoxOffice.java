package com.foobar.proof.workload;

import com.foobar.proof.history.Request;
import java.util.concurrent.CompletableFuture;

/** Whoever sells the tickets: the site, or in the checkers' own tests a seller with a known bug. */
@FunctionalInterface
public interface BoxOffice {
  /**
   * Asks, and asks again where that is harmless, as a buyer's browser does.
   *
   * @return completed in bounded time, and never with an exception
   */
  CompletableFuture<Answer> send(Request request);
}
