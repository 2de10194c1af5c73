package com.foobar.bench.report;

import com.foobar.bench.result.Machine;
import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import com.foobar.bench.result.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The page {@code docs/performance.md}: made from results alone, so that it says nothing else. */
public final class Document {
  private final ByServers byServers;
  private final List<Result> results;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param results at least one
   */
  public Document(List<Result> results) {
    this.byServers = new ByServers(results);
    this.results = byServers.usual();
  }

  public String text() {
    text.setLength(0);
    line("# Performance");
    line("");
    line(
        "<!-- Made by `./stack bench --report docs/performance.json`: do not edit it, measure again. -->");
    line("");
    line(
        "What the stack costs, measured by `./stack bench`. How it is measured and judged stands in");
    line(
        "[ADR 37](adr/0037-prices-are-measured-in-pairs.md). Figures are medians of the trials; in brackets stand the quartiles, or");
    line(
        "of fewer than five trials the ends. A figure with a question mark cannot be concluded from; why stands below it. A goal is");
    line("reached by the median, or by each of fewer than five trials.");
    line("");
    machines();
    goals();
    line("![Each figure that has a goal, as a share of it](performance.svg)");
    line("");
    line(
        "Each dot is a trial (of a ratio, a pair of trials), the bar the middle half, the stroke the median. Right of the line the");
    line(
        "goal is reached; the scale is logarithmic. Where the rest of a price goes, as profiles show it, is told in");
    line("[profile.md](profile.md).");
    line("");
    numbersOfServers();
    line("## Each price");
    for (Result result : results) {
      result.prices().forEach(price -> price(result, price));
    }
    return text.toString();
  }

  private void machines() {
    line("## Where");
    line("");
    line("| | |");
    line("| --- | --- |");
    Set<Machine> machines =
        results.stream().map(Result::machine).collect(Collectors.toCollection(LinkedHashSet::new));
    for (Machine machine : machines) {
      line(
          "| machine | %s, %d cores, %s GB of memory%s |",
          machine.cpu(),
          machine.cores(),
          Judged.number(machine.memoryMegabytes() / 1024.0),
          machine.virtual() ? ", a virtual machine" : "");
      line("| system | %s; data on %s |", machine.kernel(), machine.disk());
    }
    results.stream()
        .map(Result::versions)
        .distinct()
        .forEach(versions -> line("| programs | %s |", programs(versions)));
    line(
        "| load | made on the same machine, on whose cores it works beside the stack; only the stack's processor time is counted |");
    line("");
  }

  private static String programs(Map<String, String> versions) {
    return versions.entrySet().stream()
        .map(program -> program.getKey() + " " + program.getValue())
        .collect(Collectors.joining(", "));
  }

  private void goals() {
    line("## Prices and goals");
    line("");
    line("| price | goal | measured | |");
    line("| --- | --- | --- | --- |");
    for (Result result : results) {
      for (Measured price : result.prices()) {
        List<Judged> rows = Judged.all(price);
        boolean any = rows.stream().anyMatch(row -> row.row().goal() != null);
        for (Judged row : rows) {
          // Where nothing has a goal, what it is about comes first.
          if (row.row().goal() != null || !any && row == rows.get(0)) {
            line(
                "| [%s](#%s): %s | %s | **%s** (%s)%s | %s |",
                price.title(),
                price.name(),
                row.row().label(),
                row.goal(),
                row.median(),
                row.middle(),
                row.isConclusive() ? "" : " ?",
                row.standing());
          }
        }
      }
    }
    line("");
  }

  /** Nothing where all was measured with the same number of servers. */
  private void numbersOfServers() {
    List<TreeMap<Integer, Measured>> prices = byServers.compared();
    if (prices.isEmpty()) {
      return;
    }
    Set<Integer> numbers = byServers.numbers();
    line("## With more or fewer application servers");
    line("");
    line(
        "The same prices of stacks with so many servers, on the same processors. All else on this page is of %s.",
        servers(results.get(0).servers()));
    line("");
    line("| price | | %s |", joined(numbers, Document::servers));
    line("| --- | --- | %s |", joined(numbers, number -> "---"));
    for (TreeMap<Integer, Measured> price : prices) {
      Map<Integer, List<Judged>> judged = new TreeMap<>();
      price.forEach((number, measured) -> judged.put(number, Judged.all(measured)));
      for (Row row : price.lastEntry().getValue().rows()) {
        line(
            "| %s | %s | %s |",
            price.lastEntry().getValue().name(),
            row.label(),
            joined(
                numbers,
                number ->
                    judged.getOrDefault(number, List.of()).stream()
                        .filter(one -> one.row().label().equals(row.label()))
                        .map(one -> one.median() + (one.isConclusive() ? "" : " ?"))
                        .findFirst()
                        .orElse("–")));
      }
    }
    line("");
    byServers.results().stream()
        .filter(result -> result.servers() != results.get(0).servers())
        .forEach(this::origin);
  }

  /** Where figures come from that have no part of their own on this page, and what is doubtful. */
  private void origin(Result result) {
    for (Measured price : result.prices()) {
      line("- %s, %s: %s", servers(result.servers()), price.name(), command(result, price));
      Judged.allDoubtsOf(price).forEach(doubt -> line("  - ? %s", doubt));
    }
    line("");
  }

  private static String servers(int number) {
    return number == 1 ? "1 server" : number + " servers";
  }

  private static String joined(Set<Integer> numbers, IntFunction<String> cell) {
    return numbers.stream().map(cell::apply).collect(Collectors.joining(" | "));
  }

  private void price(Result result, Measured price) {
    line("");
    line("### %s", price.name());
    line("");
    line("%s.", price.title());
    line("");
    line("%s", price.counted());
    line("");
    line("| | median | middle half | all | goal |");
    line("| --- | --- | --- | --- | --- |");
    for (Judged row : Judged.all(price)) {
      line(
          "| %s | %s%s | %s | %s | %s |",
          row.row().label(),
          row.median(),
          row.isConclusive() ? "" : " ?",
          row.middle(),
          row.range(),
          row.goal());
    }
    line("");
    List<String> doubts = Judged.allDoubtsOf(price);
    doubts.forEach(doubt -> line("- ? %s", doubt));
    if (!doubts.isEmpty()) {
      line("");
    }
    line(command(result, price));
  }

  private static String command(Result result, Measured price) {
    return String.format(
        Locale.ROOT,
        "`./stack bench --only %s --pairs %d --seconds %.0f` at %s, commit %s: %d trials of each side.",
        price.name(),
        result.pairs(),
        result.trialSeconds(),
        price.trials().isEmpty() ? result.begun() : price.trials().get(0).begun(),
        result.commit().isEmpty() ? "unknown" : "`" + result.commit() + "`",
        price.sides().isEmpty() ? 0 : price.of(price.sides().get(0)).size());
  }

  private void line(String format, Object... arguments) {
    text.append(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments))
        .append('\n');
  }
}
