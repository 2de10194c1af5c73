package com.foobar.proof.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long something took, to three digits, each time it was done. Safe to use from several
 * threads.
 *
 * @see <a href="https://hdrhistogram.github.io/HdrHistogram/">HdrHistogram</a>
 */
public final class Latencies {
  private static final long MOST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final Histogram micros = new ConcurrentHistogram(MOST_MICROS, 3);

  /**
   * @param nanos from when it was due, or began, until it was done
   */
  public void record(long nanos) {
    micros.recordValue(Math.min(MOST_MICROS, Math.max(0, nanos / 1_000)));
  }

  public long count() {
    return micros.getTotalCount();
  }

  /**
   * Names with this prefix: {@code p50}, {@code p90}, {@code p99} and {@code most} in milliseconds,
   * and {@code tail}, the ratio of p99 to p50. Nothing when nothing was recorded.
   */
  public Map<String, Double> figures(String prefix) {
    Map<String, Double> figures = new TreeMap<>();
    if (count() > 0) {
      figures.put(prefix + "p50", millis(50));
      figures.put(prefix + "p90", millis(90));
      figures.put(prefix + "p99", millis(99));
      figures.put(prefix + "most", millis(100));
      figures.put(prefix + "tail", millis(99) / millis(50));
    }
    return figures;
  }

  /**
   * How long nobody waited but so many percent of those who waited longest.
   *
   * @param percentile up to 100: the longest of all
   * @return milliseconds; 0 when nothing was recorded
   */
  public double millis(double percentile) {
    return count() == 0 ? 0 : Math.max(1, micros.getValueAtPercentile(percentile)) / 1e3;
  }
}
