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

  /**
   * The same between two things that are not measured.
   *
   * @param before what is made ready before each trial
   * @param after what is put back after each
   */
  default Side between(Runnable before, Runnable after) {
    return new Around(this, before, this::measure, after);
  }

  /**
   * The same with other trials; warmed up as this one.
   *
   * @param trial what is done in each, given about how long it is to last
   */
  default Side measuredBy(Function<Duration, Done> trial) {
    return new Around(this, () -> {}, trial, () -> {});
  }

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
