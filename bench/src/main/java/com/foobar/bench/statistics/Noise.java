package com.foobar.bench.statistics;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Row;
import com.foobar.bench.result.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges whether the machine was quiet enough to conclude anything from what was measured. */
public final class Noise {
  /** Of the machine's processors, what processes that are not the stack's may take. */
  static final double MOST_OTHERS = 0.15;

  /** The same where processor time or things are counted, on which waiting has no influence. */
  static final double MOST_OTHERS_COUNTED = 0.4;

  /** Of the machine's processors, what the host may keep for other machines. */
  static final double MOST_STOLEN = 0.05;

  /** Of the trials, how many may be disturbed like that. */
  static final double MOST_DISTURBED = 0.2;

  private Noise() {}

  /** What speaks against all that was measured of this price; empty when nothing does. */
  public static List<String> of(Measured price) {
    List<String> reasons = new ArrayList<>();
    List<Trial> trials = price.trials();
    long fewest = price.sides().stream().mapToLong(side -> price.of(side).size()).min().orElse(0);
    if (fewest < price.fewest()) {
      reasons.add(format("only %d trials of a side; it takes %d", fewest, price.fewest()));
    }
    long robbed = trials.stream().filter(trial -> trial.stolen() > MOST_STOLEN).count();
    if (robbed > trials.size() * MOST_DISTURBED) {
      reasons.add(
          format(
              "in %d of %d trials the host withheld more than %.0f %% of the processors (up to %.0f %%)",
              robbed,
              trials.size(),
              MOST_STOLEN * 100,
              trials.stream().mapToDouble(Trial::stolen).max().orElse(0) * 100));
    }
    return reasons;
  }

  /**
   * Why those rows of a price cannot be concluded from that count something, or else those that
   * tell a time or a rate; empty when they can.
   */
  public static Optional<String> ofOthers(Measured price, boolean counted) {
    double limit = counted ? MOST_OTHERS_COUNTED : MOST_OTHERS;
    List<Trial> trials = price.trials();
    long busy = trials.stream().filter(trial -> trial.others() > limit).count();
    return busy > trials.size() * MOST_DISTURBED
        ? Optional.of(
            format(
                "%s: in %d of %d trials other processes took more than %.0f %% of the machine (up to %.0f %%)",
                counted ? "processor time and counts" : "times and rates",
                busy,
                trials.size(),
                limit * 100,
                trials.stream().mapToDouble(Trial::others).max().orElse(0) * 100))
        : Optional.empty();
  }

  /** Why this one figure of a price is not known well enough; empty when it is. */
  public static Optional<String> of(Row row, Spread spread) {
    if (spread.median() == 0) {
      return row.isPart() || spread.upper() == spread.lower()
          ? Optional.empty()
          : Optional.of("the median is 0, and the middle half is not");
    }
    return spread.relativeWidth() > row.widest()
        ? Optional.of(
            format(
                "the middle half of the measurements is %.0f %% of the median wide; %.0f %% are allowed",
                spread.relativeWidth() * 100, row.widest() * 100))
        : Optional.empty();
  }

  private static String format(String pattern, Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
