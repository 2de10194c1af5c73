package com.foobar.bench.result;

/**
 * What a figure is to become.
 *
 * @param atLeast whether more is better; else less is
 */
public record Goal(boolean atLeast, double value) {
  public static Goal atLeast(double value) {
    return new Goal(true, value);
  }

  public static Goal atMost(double value) {
    return new Goal(false, value);
  }

  public boolean isReachedBy(double measured) {
    return atLeast ? measured >= value : measured <= value;
  }

  /** How far along a measurement is: 1 at the goal, more beyond it, 0.5 at half of it. */
  public double progress(double measured) {
    return atLeast ? measured / value : value / measured;
  }
}
