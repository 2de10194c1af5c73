package com.foobar.bench.price;

import java.util.List;

/** The sides of a price, ready to be measured, and what they have made for that. */
public interface Sides extends AutoCloseable {
  /** In the order in which they are measured; ratios are the first's to the second's. */
  List<Side> sides();

  /** Takes away what was made; once more, and nothing happens. */
  @Override
  default void close() {}

  static Sides of(Side... sides) {
    return () -> List.of(sides);
  }

  /**
   * @param takeAway what was made; done as often as it is closed
   */
  static Sides of(Runnable takeAway, Side... sides) {
    return new Sides() {
      @Override
      public List<Side> sides() {
        return List.of(sides);
      }

      @Override
      public void close() {
        takeAway.run();
      }
    };
  }
}
