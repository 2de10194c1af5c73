package com.foobar.bench;

import com.foobar.bench.price.Done;
import com.foobar.bench.stand.Usage;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a trial, by name: what it has seen itself, and what it has cost.
 *
 * <p>{@code busy} is what all services took, in percent of one core, {@code busy.nginx} and the
 * like what those of one kind took. Where operations were done, each cost {@code cpu} milliseconds
 * of processor time ({@code cpu.nginx} and the like; {@code cpu.way} HAProxy's and Nginx's), {@code
 * statements} and {@code commits}, all less what an idle stack takes, and {@code client}
 * milliseconds of this program's; {@code perCpuSecond} of them cost one second.
 */
final class Figures {
  private Figures() {}

  static Map<String, Double> of(Done done, Usage usage, Usage idle) {
    Map<String, Double> figures = new TreeMap<>(done.figures());
    figures.put("busy", 100 * usage.cpu() / usage.seconds());
    usage
        .cpuByKind()
        .forEach((kind, used) -> figures.put("busy." + kind, 100 * used / usage.seconds()));
    if (done.operations() > 0) {
      cost(figures, usage.less(idle), done.operations());
    }
    if (done.failed() > 0) {
      figures.put("failed", (double) done.failed());
    }
    figures.replaceAll((name, value) -> significant(value));
    return figures;
  }

  private static void cost(Map<String, Double> figures, Usage used, long operations) {
    figures.put("operations", (double) operations);
    figures.put("cpu", 1e3 * used.cpu() / operations);
    Map<String, Double> kinds = used.cpuByKind();
    kinds.forEach((kind, seconds) -> figures.put("cpu." + kind, 1e3 * seconds / operations));
    figures.put(
        "cpu.way",
        1e3 * (kinds.getOrDefault("haproxy", 0.0) + kinds.getOrDefault("nginx", 0.0)) / operations);
    figures.put("cpu.mysql.busiest", 1e3 * used.busiest("mysql") / operations);
    figures.put("client", 1e3 * used.own() / operations);
    figures.put("statements", used.statements() / operations);
    figures.put("commits", used.commits() / operations);
    if (used.cpu() > 0) {
      figures.put("perCpuSecond", operations / used.cpu());
    }
  }

  /** To five digits, which is more than can be measured. */
  static double significant(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    double scale = Math.pow(10, 4 - Math.floor(Math.log10(Math.abs(value))));
    return Math.round(value * scale) / scale;
  }
}
