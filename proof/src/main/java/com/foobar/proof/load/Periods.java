package com.foobar.proof.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was done in each of the parts of a longer load that are called by a name. What belongs to
 * which is decided by when it was due.
 */
public final class Periods {
  private final Map<String, Latencies> latencies = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();
  private volatile String current;

  /** From now on; null: what is due now is not told of. */
  public void begin(String period) {
    current = period;
  }

  /** Which it is now; null when this is not told of. */
  public String current() {
    return current;
  }

  /**
   * @param period {@link #current} when it was due
   * @param kind such as "write"
   */
  public void record(String period, String kind, long nanos, boolean good) {
    if (period == null) {
      return;
    }
    if (good) {
      latencies.computeIfAbsent(period + "." + kind, nothing -> new Latencies()).record(nanos);
    } else {
      failed.computeIfAbsent(period, nothing -> new LongAdder()).increment();
    }
  }

  /** Of all periods. */
  public long good() {
    return latencies.values().stream().mapToLong(Latencies::count).sum();
  }

  /** Of all periods. */
  public long bad() {
    return failed.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /**
   * {@code PERIOD.KIND.p50} and the like, see {@link Latencies#figures}, and {@code PERIOD.failed}
   * where something did.
   */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    latencies.forEach((name, those) -> figures.putAll(those.figures(name + ".")));
    failed.forEach((period, number) -> figures.put(period + ".failed", (double) number.sum()));
    return figures;
  }
}
