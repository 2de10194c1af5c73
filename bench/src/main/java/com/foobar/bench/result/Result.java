package com.foobar.bench.result;

import java.util.List;
import java.util.Map;

/**
 * What one run has measured: all that a report needs.
 *
 * @param begun ISO 8601, in UTC
 * @param command how to repeat it
 * @param commit of the project, with "+" when files differ from it; empty when it is not known
 * @param servers how many application servers the stack had
 * @param versions of the programs, by name
 * @param idle what the services took while nothing was asked of them, in percent of one processor;
 *     subtracted, in proportion to time, from what they took under load
 */
public record Result(
    String begun,
    String command,
    String commit,
    Machine machine,
    int servers,
    Map<String, String> versions,
    int pairs,
    double trialSeconds,
    Map<String, Double> idle,
    List<Measured> prices) {
  /** Files of before do not tell how many servers there were. */
  private static final int USUAL_SERVERS = 2;

  public Result {
    servers = servers == 0 ? USUAL_SERVERS : servers;
  }

  /** How many members its group has: what services there are, idleness tells. */
  public int members() {
    return (int) idle.keySet().stream().filter(name -> name.endsWith("/mysql")).count();
  }

  public Result with(List<Measured> others) {
    return new Result(
        begun,
        command,
        commit,
        machine,
        servers,
        versions,
        pairs,
        trialSeconds,
        idle,
        List.copyOf(others));
  }
}
