package com.foobar.bench.price;

import java.time.Duration;
import java.util.function.Function;

/**
 * A side with something else around or in its trials; the rest, and how it is warmed up, as it was.
 */
record Around(Side inner, Runnable before, Function<Duration, Done> trial, Runnable after)
    implements Side {
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
    return trial.apply(time);
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
}
