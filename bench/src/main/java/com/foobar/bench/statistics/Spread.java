package com.foobar.bench.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * How some measurements lie: the median and what is around it, without a guess at their
 * distribution.
 *
 * @param count how many there are, at least one
 * @param lower the lower quartile
 * @param upper the upper quartile; half of the measurements lie between the two
 */
public record Spread(
    int count, double least, double lower, double median, double upper, double most) {

  /**
   * @throws IllegalArgumentException when there is none, or one is no number
   */
  public static Spread of(List<Double> measurements) {
    double[] sorted = measurements.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    if (!Arrays.stream(sorted).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("not all are numbers: " + measurements);
    }
    return new Spread(
        sorted.length,
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1]);
  }

  /**
   * On the line between the two nearest measurements.
   *
   * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman, Fan: Sample Quantiles in
   *     Statistical Packages, definition 7</a>
   */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The width of the middle half, as a share of the median: 0 when all are the same. */
  public double relativeWidth() {
    double width = upper - lower;
    return width == 0 ? 0 : width / Math.abs(median);
  }
}
