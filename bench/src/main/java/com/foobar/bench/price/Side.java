package com.foobar.bench.price;

import com.foobar.stack.StackException;
import java.time.Duration;
import java.util.function.Function;

/** One of the things that are compared. */
public interface Side {
  String name();

  /** Makes ready what the next trial needs, which is not measured. */
  default void prepare() {}

  /**
   * One trial.
   *
   * @param time about how long it is to last
   * @throws StackException when nothing can be measured
   */
  Done measure(Duration time);

  /** The same before anything is counted, of what may be done so often. */
  default Done warmUp(Duration time) {
    return measure(time);
  }

  /** Puts things back as they were before the trial; what that takes is not measured. */
  default void tidy() {}

  static Side of(String name, Function<Duration, Done> trial) {
    return new Side() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Done measure(Duration time) {
        return trial.apply(time);
      }
    };
  }
}
