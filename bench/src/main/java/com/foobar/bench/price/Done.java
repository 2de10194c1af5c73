package com.foobar.bench.price;

import com.foobar.proof.load.Load;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a trial has seen itself; what it has cost is counted around it.
 *
 * @param operations how often it was done, to divide the cost by; 0 when there is nothing to divide
 * @param failed how often it went wrong
 */
public record Done(long operations, long failed, Map<String, Double> figures) {

  public static Done nothing() {
    return new Done(0, 0, Map.of());
  }

  /** The same with another figure. */
  Done with(String name, double value) {
    Map<String, Double> more = new TreeMap<>(figures);
    more.put(name, value);
    return new Done(operations, failed, more);
  }

  /** With {@code perSecond} and the latencies. */
  public static Done of(Load load) {
    return of(load, Map.of());
  }

  public static Done of(Load load, Map<String, Double> more) {
    Map<String, Double> figures = new TreeMap<>(load.latencies().figures(""));
    figures.put("perSecond", load.good() / load.seconds());
    figures.putAll(more);
    return new Done(load.good(), load.bad(), figures);
  }
}
