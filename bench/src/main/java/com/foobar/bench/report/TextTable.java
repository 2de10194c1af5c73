package com.foobar.bench.report;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import com.foobar.bench.result.ResultFile;
import java.util.List;
import java.util.Locale;

/** What was measured, for a terminal. */
public final class TextTable {
  private static final String ROW = "  %-32s %-16s %-16s %-16s %-16s %s%n";

  private final List<Measured> prices;

  public TextTable(List<Result> results) {
    this.prices = ResultFile.prices(results).toList();
  }

  /** Whether all of it can be concluded from. */
  public boolean isConclusive() {
    return prices.stream()
        .flatMap(price -> Judged.all(price).stream())
        .allMatch(Judged::isConclusive);
  }

  public String draw() {
    StringBuilder text = new StringBuilder();
    line(text, ROW, "", "MEDIAN", "MIDDLE HALF", "ALL", "GOAL", "");
    for (Measured price : prices) {
      line(text, "%s: %s%n", price.name(), price.title());
      for (Judged row : Judged.all(price)) {
        line(
            text,
            ROW,
            row.row().label(),
            row.median() + (row.isConclusive() ? "" : " ?"),
            row.middle(),
            row.range(),
            row.goal(),
            row.standing());
      }
      Judged.allDoubtsOf(price).forEach(doubt -> line(text, "  ? %s%n", doubt));
    }
    line(
        text,
        "%n%s%n",
        isConclusive()
            ? "All of it can be concluded from."
            : "NOT CONCLUSIVE where there is a question mark: the machine was too noisy, or there is too little.");
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).replaceAll(" +(?=\\R)", ""));
  }
}
