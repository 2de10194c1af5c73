package com.foobar.bench.scale;

import com.foobar.bench.price.SmallHosts;
import com.foobar.bench.report.Judged;
import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import com.foobar.bench.statistics.Spread;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The tables of {@code docs/scale.md}, by name: computed from results alone. */
final class ScaleTables {
  /** Of a machine's processors, what may be busy: the rest is for bursts and for who has died. */
  static final double USED = 0.7;

  private static final int[] CORES = {2, 8, 32};

  /** With the witness nine members, which is as many as a group may have. */
  private static final int[] SERVERS = {1, 2, 3, 5, 8};

  private final List<Result> results;
  private final Map<String, Cost> costs;

  ScaleTables(List<Result> results) {
    this.results = results;
    this.costs = Work.costs(results);
  }

  Map<String, String> all() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("costs", costs());
    tables.put("tiers", tiers());
    tables.put("servers", servers());
    tables.put("checked", checked());
    return tables;
  }

  private String costs() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "| milliseconds of a processor for | HAProxy | Nginx | WildFly and door | MySQL, primary | MySQL, each other member |");
    line(text, "| --- | ---: | ---: | ---: | ---: | ---: |");
    costs.forEach(
        (what, cost) ->
            line(
                text,
                "| %s | %s | %s | %s | %s | %s |",
                what,
                number(cost.edge()),
                number(cost.web()),
                number(cost.application()),
                number(cost.primary()),
                number(cost.member())));
    line(text, "");
    line(text, "A visit is %s.", Work.visit());
    return text.toString();
  }

  private String tiers() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "| each processor carries, %.0f %% busy | visits/s | holds/s | orders/s |",
        100 * USED);
    line(text, "| --- | ---: | ---: | ---: |");
    Map<String, ToDoubleFunction<Cost>> tiers = new LinkedHashMap<>();
    tiers.put("HAProxy at the edge", Cost::edge);
    tiers.put("Nginx", Cost::web);
    tiers.put("WildFly with its door", Cost::application);
    tiers.put("the primary (there is one)", Cost::primary);
    tiers.put("another member (each has to)", Cost::member);
    tiers.forEach(
        (tier, cost) ->
            line(
                text,
                "| %s | %s | %s | %s |",
                tier,
                rate(cost.applyAsDouble(costs.get(Work.VISIT))),
                rate(cost.applyAsDouble(costs.get(Work.HOLD))),
                rate(cost.applyAsDouble(costs.get(Work.ORDER)))));
    return text.toString();
  }

  private static String rate(double milliseconds) {
    return milliseconds < 1e-4 ? "any" : number(USED * 1e3 / milliseconds);
  }

  private String servers() {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "| servers | processors of each machine | visits/s | holds/s | orders/s | visits end at | orders end at |");
    line(text, "| ---: | ---: | ---: | ---: | ---: | --- | --- |");
    for (int cores : CORES) {
      for (int servers : SERVERS) {
        Shape shape = new Shape(servers, cores, USED);
        line(
            text,
            "| %d | %d | %s | %s | %s | %s | %s |",
            servers,
            cores,
            number(shape.carries(costs.get(Work.VISIT)).perSecond()),
            number(shape.carries(costs.get(Work.HOLD)).perSecond()),
            number(shape.carries(costs.get(Work.ORDER)).perSecond()),
            shape.carries(costs.get(Work.VISIT)).saturated(),
            shape.carries(costs.get(Work.ORDER)).saturated());
      }
    }
    return text.toString();
  }

  private String checked() {
    StringBuilder text = new StringBuilder();
    line(text, "| servers | | computed | measured (middle half) | measured ÷ computed |");
    line(text, "| ---: | --- | ---: | ---: | ---: |");
    results.stream()
        .sorted(Comparator.comparingInt(Result::servers))
        .forEach(
            result ->
                result.prices().stream()
                    .filter(price -> price.name().equals(SmallHosts.NAME))
                    .forEach(price -> checked(text, result, price)));
    return text.toString();
  }

  private void checked(StringBuilder text, Result result, Measured price) {
    checked(text, result, price, SmallHosts.PAGES, "answers of WildFly's a second", Work.PAGE);
    checked(text, result, price, SmallHosts.HOLDS, "holds a second", Work.HOLD);
  }

  private void checked(
      StringBuilder text, Result result, Measured price, String side, String what, String work) {
    // What it takes to do nothing is not to be had for visitors.
    double cores = SmallHosts.CORES - idleOfTheFullest(result);
    double computed = new Shape(result.servers(), cores, 1).carries(costs.get(work)).perSecond();
    Optional<Spread> measured =
        Optional.of(
                price.of(side).stream()
                    .map(trial -> trial.figures().getOrDefault(SmallHosts.PER_SECOND, 0.0))
                    .toList())
            .filter(rates -> !rates.isEmpty())
            .map(Spread::of);
    measured.ifPresent(
        spread ->
            line(
                text,
                "| %d | %s | %s | %s (%s–%s) | %.2f |",
                result.servers(),
                what,
                number(computed),
                number(spread.median()),
                number(spread.lower()),
                number(spread.upper()),
                spread.median() / computed));
  }

  /** Of one processor, the part that the services of the busiest host take when idle. */
  private static double idleOfTheFullest(Result result) {
    Map<String, Double> hosts = new LinkedHashMap<>();
    result
        .idle()
        .forEach(
            (service, percent) ->
                hosts.merge(
                    service.substring(0, service.indexOf('/')), percent / 100, Double::sum));
    return hosts.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments))
        .append('\n');
  }

  private static String number(double value) {
    return Judged.number(value);
  }
}
