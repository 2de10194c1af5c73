package com.foobar.proof.spi;

import java.util.Locale;

/** What a checker says. */
public enum Verdict {
  HOLDS,
  BROKEN,
  /** Something that was needed to know could not be read. */
  UNKNOWN;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The verdict on both: what is broken is broken, whatever else is not known. */
  public Verdict and(Verdict other) {
    if (this == BROKEN || other == BROKEN) {
      return BROKEN;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : HOLDS;
  }
}
