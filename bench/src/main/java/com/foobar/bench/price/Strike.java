package com.foobar.bench.price;

import com.foobar.proof.nemesis.Fault;
import com.foobar.stack.StackException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A fault that comes after some time, while something is measured, and is mended in the end. */
final class Strike implements AutoCloseable {
  private final Damage damage;
  private final CompletableFuture<Void> struck;

  Strike(Damage damage, Fault fault, Duration after) {
    this.damage = damage;
    this.struck =
        CompletableFuture.runAsync(
            () -> {
              Waiting.pass(after);
              damage.inflict(fault);
            },
            work -> new Thread(work, "strike").start());
  }

  /**
   * Returns when all is mended.
   *
   * @throws StackException when nothing was broken, or it cannot be mended
   */
  @Override
  public void close() {
    try {
      struck.join();
    } catch (CompletionException e) {
      throw new StackException("nothing was broken: " + e.getCause().getMessage(), e);
    } finally {
      damage.mend();
    }
  }
}
