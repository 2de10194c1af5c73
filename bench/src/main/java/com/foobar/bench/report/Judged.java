package com.foobar.bench.report;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Row;
import com.foobar.bench.statistics.Noise;
import com.foobar.bench.statistics.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of a price with what was measured of it.
 *
 * @param spread empty when nothing was
 * @param doubt why this row cannot be concluded from, whatever holds for the whole price; empty
 *     when it can
 */
public record Judged(Measured price, Row row, Optional<Spread> spread, Optional<String> doubt) {

  /** Why nothing of a price can be concluded from; empty when that can be. */
  static List<String> doubtsOf(Measured price) {
    List<String> doubts = new ArrayList<>(price.problems());
    doubts.addAll(Noise.of(price));
    return doubts;
  }

  /** The same with what only some of its rows give reason for. */
  static List<String> allDoubtsOf(Measured price) {
    List<String> doubts = doubtsOf(price);
    price.rows().stream()
        .map(Row::isCounted)
        .distinct()
        .forEach(counted -> Noise.ofOthers(price, counted).ifPresent(doubts::add));
    for (Judged row : all(price)) {
      row.doubt().ifPresent(doubt -> doubts.add(row.row().label() + ": " + doubt));
    }
    return doubts;
  }

  static List<Judged> all(Measured price) {
    return price.rows().stream().map(row -> of(price, row)).toList();
  }

  private static Judged of(Measured price, Row row) {
    List<Double> measurements = row.measurements(price);
    if (measurements.isEmpty()) {
      return new Judged(price, row, Optional.empty(), Optional.of("nothing was measured"));
    }
    Spread spread = Spread.of(measurements);
    return new Judged(price, row, Optional.of(spread), Noise.of(row, spread));
  }

  boolean isConclusive() {
    return doubt.isEmpty()
        && doubtsOf(price).isEmpty()
        && Noise.ofOthers(price, row.isCounted()).isEmpty();
  }

  String goal() {
    return row.goal() == null
        ? ""
        : (row.goal().atLeast() ? "≥ " : "≤ ") + withUnit(number(row.goal().value()));
  }

  String median() {
    return spread.map(known -> withUnit(number(known.median()))).orElse("–");
  }

  /** The quartiles; of too few trials to have any, the ends. */
  String middle() {
    return spread
        .filter(known -> known.count() >= Measured.FEWEST)
        .map(known -> number(known.lower()) + "–" + number(known.upper()))
        .orElseGet(this::range);
  }

  /** The ends. */
  String range() {
    return spread.map(known -> number(known.least()) + "–" + number(known.most())).orElse("");
  }

  /**
   * "reached", "not reached", or empty without a goal; with a question mark where nothing can be
   * concluded.
   */
  String standing() {
    if (row.goal() == null || spread.isEmpty()) {
      return "";
    }
    return (isReached() ? "reached" : "not reached") + (isConclusive() ? "" : " ?");
  }

  /**
   * Of what has a goal and was measured: by the median, or, of too few trials for that to say much,
   * by each of them.
   */
  boolean isReached() {
    Spread known = spread.orElseThrow();
    return row.goal().isReachedBy(known.median())
        && (known.count() >= Measured.FEWEST
            || row.goal().isReachedBy(known.least()) && row.goal().isReachedBy(known.most()));
  }

  private String withUnit(String number) {
    return row.unit().isEmpty()
        ? number
        : number + (row.unit().startsWith("/") ? "" : " ") + row.unit();
  }

  /** To three digits; thousands are set apart. */
  public static String number(double value) {
    double size = Math.abs(value);
    String pattern =
        size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, pattern, value);
  }
}
