package com.foobar.proof.load;

import java.util.concurrent.CompletableFuture;

/** What a load does again and again. */
@FunctionalInterface
public interface Operation {
  /** Of an operation that nothing is left for, such as seats: its worker ends. */
  CompletableFuture<Boolean> NOTHING_LEFT = CompletableFuture.completedFuture(null);

  /**
   * Begins one.
   *
   * @param worker who does it, from 0; of an open loop always another one
   * @return completes with whether it went as it should, in bounded time
   */
  CompletableFuture<Boolean> begin(int worker);
}
