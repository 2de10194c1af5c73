package com.foobar.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results as the tests need them. */
public final class Samples {
  public static final Machine MACHINE =
      new Machine("Some <CPU>", 2, true, 24_105, "Linux 6.1", "ext4 on /dev/vda");

  private Samples() {}

  /** Of a stack with two servers. */
  public static Result result(Measured... prices) {
    return result(2, prices);
  }

  public static Result result(int servers, Measured... prices) {
    return new Result(
        "2026-11-27T12:00:00Z",
        "./stack bench --pairs 5 --seconds 5",
        "abcdef012345",
        MACHINE,
        servers,
        Map.of("MySQL", "9.7.4"),
        5,
        5,
        Map.of("server-1/mysql", 9.5),
        List.of(prices));
  }

  /** Two sides, A and B, whose figure "speed" is as given, on a quiet machine. */
  public static Measured pairs(String name, Row row, double[] a, double[] b) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      trials.add(trial(i + 1, "A", a[i], 0.01, 0));
      trials.add(trial(i + 1, "B", b[i], 0.01, 0));
    }
    return new Measured(
        name,
        "A ÷ B",
        "Counted by hand",
        List.of("A", "B"),
        List.of(row),
        trials,
        List.of(),
        Measured.FEWEST);
  }

  /** One side, with so much of the machine taken by others and by its host. */
  public static Measured disturbed(double[] others, double[] stolen) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < others.length; i++) {
      trials.add(trial(i + 1, "A", 10, others[i], stolen[i]));
    }
    return new Measured(
        "one",
        "One",
        "Counted by hand",
        List.of("A"),
        List.of(Row.of("speed", "A", "speed", "/s")),
        trials,
        List.of(),
        Measured.FEWEST);
  }

  private static Trial trial(int pair, String side, double speed, double others, double stolen) {
    return new Trial(pair, side, "2026-11-27T12:00:00Z", 5, others, stolen, Map.of("speed", speed));
  }
}
