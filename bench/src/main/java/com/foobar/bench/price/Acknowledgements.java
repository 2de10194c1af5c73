package com.foobar.bench.price;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The moments when somebody was told that it is done. Safe to use from several threads. */
final class Acknowledgements {
  private final Queue<Long> moments = new ConcurrentLinkedQueue<>();

  /**
   * @param nanos of the steady clock
   */
  void note(long nanos) {
    moments.add(nanos);
  }

  /**
   * Of the time from one moment to another: {@code perSecond}, how many there were, and {@code
   * pause}, the longest time without one, in seconds. What came later is not counted.
   */
  Map<String, Double> figures(long from, long to) {
    long[] inside = moments.stream().mapToLong(at -> at).filter(at -> at <= to).sorted().toArray();
    long longest = 0;
    long last = from;
    for (long at : inside) {
      longest = Math.max(longest, at - last);
      last = at;
    }
    longest = Math.max(longest, to - last);
    return Map.of("perSecond", inside.length / ((to - from) / 1e9), "pause", longest / 1e9);
  }
}
