package com.foobar.proof.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * A verdict on one invariant, with what it rests on.
 *
 * @param evidence each line something that breaks it; the first ones, when there are many
 * @param unknown what could not be known
 */
public record Finding(
    Invariant invariant, Verdict verdict, List<String> evidence, List<String> unknown) {

  /** Collects what a checker finds. */
  public static final class Builder {
    /** More lines tell nothing that these do not. */
    private static final int MOST = 20;

    private final Invariant invariant;
    private final List<String> evidence = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int more;

    public Builder(Invariant invariant) {
      this.invariant = invariant;
    }

    public void broken(String line, Object... arguments) {
      if (evidence.size() < MOST) {
        evidence.add(line.formatted(arguments));
      } else {
        more++;
      }
    }

    public void unknown(String line, Object... arguments) {
      String text = line.formatted(arguments);
      if (unknown.size() < MOST && !unknown.contains(text)) {
        unknown.add(text);
      }
    }

    public Finding build() {
      if (more > 0) {
        evidence.add("and %d more".formatted(more));
      }
      Verdict verdict =
          evidence.isEmpty() ? unknown.isEmpty() ? Verdict.HOLDS : Verdict.UNKNOWN : Verdict.BROKEN;
      return new Finding(invariant, verdict, List.copyOf(evidence), List.copyOf(unknown));
    }
  }
}
