package com.foobar.bench.scale;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import com.foobar.bench.statistics.Spread;
import java.util.List;

/**
 * What an operation takes of each tier: milliseconds of one processor.
 *
 * @param edge HAProxy
 * @param web Nginx
 * @param application WildFly, and the database door beside it
 * @param primary the MySQL member that takes the writes
 * @param member each other member, which applies what the primary has committed
 */
record Cost(double edge, double web, double application, double primary, double member) {
  static final Cost NOTHING = new Cost(0, 0, 0, 0, 0);

  /**
   * As the medians of a side's trials tell it. The busiest member is taken for the primary, as it
   * is where something is written; where nothing is, both cost next to nothing.
   */
  static Cost of(Result result, Measured price, String side) {
    double mysql = median(price, side, "cpu.mysql");
    double primary = median(price, side, "cpu.mysql.busiest");
    long others = result.members() - 1;
    return new Cost(
        median(price, side, "cpu.haproxy"),
        median(price, side, "cpu.nginx"),
        median(price, side, "cpu.wildfly") + median(price, side, "cpu.database-door"),
        primary,
        others > 0 ? Math.max(0, mysql - primary) / others : 0);
  }

  private static double median(Measured price, String side, String figure) {
    List<Double> measurements =
        price.of(side).stream()
            .map(trial -> trial.figures().getOrDefault(figure, 0.0))
            .map(value -> Math.max(0, value))
            .toList();
    return measurements.isEmpty() ? 0 : Spread.of(measurements).median();
  }

  Cost plus(double times, Cost other) {
    return new Cost(
        edge + times * other.edge,
        web + times * other.web,
        application + times * other.application,
        primary + times * other.primary,
        member + times * other.member);
  }

  /** Of a server's own programs, without the database, when so many servers share the work. */
  double shared(int servers) {
    return (web + application) / servers;
  }
}
