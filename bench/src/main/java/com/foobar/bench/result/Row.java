package com.foobar.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A figure of a price that is told: a ratio of its two sides, pair by pair, or what was measured on
 * one side.
 *
 * @param label what it is, within its price
 * @param figure the name of the figure in the trials
 * @param side the side; null for the ratio of the first to the second
 * @param unit such as "ms"; empty for a ratio and for a number of things
 * @param goal null when there is none
 * @param widest up to which width of the middle half, as a share of the median, it is known well
 *     enough
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Row(String label, String figure, String side, String unit, Goal goal, double widest) {
  private static final Pattern COUNTED =
      Pattern.compile("(cpu|busy|memory)([.].*)?|perCpuSecond|statements|commits");

  private static final double WIDEST = 0.2;

  /** Tails are made of few requests. */
  private static final double WIDEST_TAIL = 1;

  private static final double WIDEST_PART = 10;

  public static Row ratio(String label, String figure) {
    return new Row(label, figure, null, "", null, WIDEST);
  }

  public static Row of(String label, String side, String figure, String unit) {
    return new Row(label, figure, side, unit, null, WIDEST);
  }

  public Row goal(Goal wanted) {
    return new Row(label, figure, side, unit, wanted, widest);
  }

  /** Of the slowest few, which vary more than the rest. */
  public Row tail() {
    return new Row(label, figure, side, unit, goal, WIDEST_TAIL);
  }

  /**
   * Whether it counts something (processor time, statements, memory), so that others who are at
   * work on the machine change it little; else it tells a time or a rate.
   */
  @JsonIgnore
  public boolean isCounted() {
    return COUNTED.matcher(figure).matches();
  }

  /** Told only to show where a sum goes: it may be next to nothing, and vary as that does. */
  public Row part() {
    return new Row(label, figure, side, unit, goal, WIDEST_PART);
  }

  @JsonIgnore
  public boolean isPart() {
    return widest == WIDEST_PART;
  }

  /** What the trials say of it, in their order; empty when none says anything. */
  public List<Double> measurements(Measured price) {
    if (price.trials().isEmpty()) {
      return List.of();
    }
    if (side != null) {
      return price.of(side).stream()
          .map(trial -> trial.figures().get(figure))
          .filter(value -> value != null)
          .toList();
    }
    List<Trial> first = price.of(price.sides().get(0));
    List<Trial> second = price.of(price.sides().get(1));
    return first.stream()
        .flatMap(
            one ->
                second.stream()
                    .filter(other -> other.pair() == one.pair())
                    .filter(other -> one.figures().containsKey(figure))
                    .filter(other -> other.figures().getOrDefault(figure, 0.0) != 0)
                    .map(other -> one.figures().get(figure) / other.figures().get(figure)))
        .toList();
  }
}
