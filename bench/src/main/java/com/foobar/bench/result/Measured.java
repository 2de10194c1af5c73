package com.foobar.bench.result;

import java.util.List;

/**
 * A price with all of its trials.
 *
 * @param counted what exactly was counted
 * @param sides one or more, of which the first is divided by the second; none when it could not be
 *     measured
 * @param problems what went wrong meanwhile; empty when nothing did
 * @param fewest how many trials of a side it takes to conclude anything
 */
public record Measured(
    String name,
    String title,
    String counted,
    List<String> sides,
    List<Row> rows,
    List<Trial> trials,
    List<String> problems,
    int fewest) {
  /** With fewer the quartiles say nothing. */
  public static final int FEWEST = 5;

  /** Files of before say nothing of it. */
  public Measured {
    fewest = fewest == 0 ? FEWEST : fewest;
  }

  /** The trials of one side, in their order. */
  public List<Trial> of(String side) {
    return trials.stream().filter(trial -> trial.side().equals(side)).toList();
  }
}
