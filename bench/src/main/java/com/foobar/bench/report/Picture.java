package com.foobar.bench.report;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Result;
import com.foobar.bench.result.ResultFile;
import com.foobar.bench.statistics.Spread;
import java.util.List;
import java.util.Locale;

/**
 * Draws every figure that has a goal as SVG, all on one scale: how far along it is, with the goal
 * at 1. The scale is logarithmic, since half of a goal and twice a goal are equally far from it.
 */
public final class Picture {
  private static final int WIDTH = 960;
  private static final int LABELS = 430;
  private static final int RIGHT = 90;
  private static final int TOP = 46;
  private static final int ROW = 30;
  private static final double LEAST = 0.05;
  private static final double MOST = 4;
  private static final double[] TICKS = {0.05, 0.1, 0.2, 0.5, 1, 2, 4};

  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #333; }
        .tick { fill: #777; text-anchor: middle; }
        .label { text-anchor: end; }
        .grid { stroke: #ddd; }
        .goal { stroke: #222; stroke-width: 1.5; }
        .middle { fill: #b9cde8; }
        .reached .middle { fill: #bfe0c2; }
        .median { stroke: #1f4e8c; stroke-width: 3; }
        .reached .median { stroke: #2c7a36; }
        circle { fill: #1f4e8c; fill-opacity: .45; }
        .reached circle { fill: #2c7a36; }
        .doubtful { opacity: .45; }
        @media (prefers-color-scheme: dark) { text { fill: #ddd; } .goal { stroke: #eee; } .grid { stroke: #444; } }
      </style>
      """;

  private final List<Judged> rows;
  private final StringBuilder svg = new StringBuilder();

  public Picture(List<Result> results) {
    this.rows =
        ResultFile.prices(results)
            .flatMap(price -> Judged.all(price).stream())
            .filter(row -> row.row().goal() != null && row.spread().isPresent())
            .toList();
  }

  public String draw() {
    int bottom = TOP + rows.size() * ROW;
    svg.setLength(0);
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Figures as shares of their goals\">%n",
        WIDTH, bottom + 26);
    svg.append(STYLE);
    for (double tick : TICKS) {
      add(
          "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
          tick == 1 ? "goal" : "grid", x(tick), x(tick), TOP - 8, bottom);
      add(
          "<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>%n",
          x(tick), bottom + 18, tick == 1 ? "goal" : "× " + Judged.number(tick));
    }
    add("<text class=\"tick\" x=\"%.1f\" y=\"%d\">worse ← goal → better</text>%n", x(1), TOP - 20);
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), TOP + i * ROW + ROW / 2);
    }
    return svg.append("</svg>\n").toString();
  }

  private void row(Judged row, int y) {
    Goal goal = row.row().goal();
    Spread spread = row.spread().orElseThrow();
    double one = x(goal.progress(spread.lower()));
    double other = x(goal.progress(spread.upper()));
    add(
        "<g class=\"%s%s\">%n",
        row.isReached() ? "reached" : "missed", row.isConclusive() ? "" : " doubtful");
    add(
        "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>%n",
        LABELS - 14, y + 4, escape(row.price().name() + ": " + row.row().label()));
    add(
        "<rect class=\"middle\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"14\"/>%n",
        Math.min(one, other), y - 7, Math.max(1, Math.abs(other - one)));
    for (double measured : row.row().measurements(row.price())) {
      add("<circle cx=\"%.1f\" cy=\"%d\" r=\"3\"/>%n", x(goal.progress(measured)), y);
    }
    double median = x(goal.progress(spread.median()));
    add(
        "<line class=\"median\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"><title>%s, goal %s</title></line>%n",
        median, median, y - 9, y + 9, escape(row.median()), escape(row.goal()));
    add(
        "<text x=\"%d\" y=\"%d\">%s%s</text>%n</g>%n",
        WIDTH - RIGHT + 8, y + 4, escape(row.median()), row.isConclusive() ? "" : " ?");
  }

  /** What lies outside the scale is drawn at its end. */
  private static double x(double progress) {
    double inside = Math.min(MOST, Math.max(LEAST, progress));
    return LABELS + (WIDTH - RIGHT - LABELS) * Math.log(inside / LEAST) / Math.log(MOST / LEAST);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments).replace("\r\n", "\n"));
  }
}
