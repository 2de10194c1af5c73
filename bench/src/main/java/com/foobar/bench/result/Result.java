package com.foobar.bench.result;

import java.util.List;
import java.util.Map;

/**
 * What one run has measured: all that a report needs.
 *
 * @param begun ISO 8601, in UTC
 * @param command how to repeat it
 * @param commit of the project, with "+" when files differ from it; empty when it is not known
 * @param versions of the programs, by name
 * @param idle what the services took while nothing was asked of them, in percent of one processor;
 *     subtracted, in proportion to time, from what they took under load
 */
public record Result(
    String begun,
    String command,
    String commit,
    Machine machine,
    Map<String, String> versions,
    int pairs,
    double trialSeconds,
    Map<String, Double> idle,
    List<Measured> prices) {

  public Result with(List<Measured> others) {
    return new Result(
        begun, command, commit, machine, versions, pairs, trialSeconds, idle, List.copyOf(others));
  }
}
