package com.foobar.proof.load;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleUnaryOperator;

/**
 * The moments at which somebody arrives: at random, as people do who know nothing of each other, so
 * that the times between them are distributed exponentially.
 */
final class Arrivals {
  private final DoubleUnaryOperator perSecond;
  private final Random dice;
  private final long begun = System.nanoTime();
  private long due = begun;

  /**
   * @param perSecond the mean rate so many seconds after the beginning
   * @param dice with the same seed, the same moments
   */
  Arrivals(DoubleUnaryOperator perSecond, Random dice) {
    this.perSecond = perSecond;
    this.dice = dice;
  }

  /**
   * When the next one is due.
   *
   * @return by {@link System#nanoTime}
   */
  long next() {
    double rate = perSecond.applyAsDouble((due - begun) / 1e9);
    due += (long) (-Math.log(1 - dice.nextDouble()) / rate * 1e9);
    return due;
  }

  /** Nanoseconds from the beginning until the one that is due. */
  long sinceBegin() {
    return due - begun;
  }

  /** Returns when it is time, or when the caller's thread is woken. */
  static void park(long due) {
    LockSupport.parkNanos(due - System.nanoTime());
  }
}
