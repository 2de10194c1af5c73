package com.foobar.proof.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The wall clock as it was at the beginning of the run, and steady from then on. */
public final class RunClock {
  private final long wall = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  private final long steady = System.nanoTime();

  /** Microseconds since 1970. */
  public long now() {
    return wall + (System.nanoTime() - steady) / 1_000;
  }
}
