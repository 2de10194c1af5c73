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
    Side inner = this;
    return new Side() {
      @Override
      public String name() {
        return inner.name();
      }

      @Override
      public void prepare() {
        before.run();
        inner.prepare();
      }

      @Override
      public Done measure(Duration time) {
        return inner.measure(time);
      }

      @Override
      public Done warmUp(Duration time) {
        return inner.warmUp(time);
      }

      @Override
      public void tidy() {
        after.run();
        inner.tidy();
      }
    };
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
