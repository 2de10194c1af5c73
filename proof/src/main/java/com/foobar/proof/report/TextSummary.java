package com.foobar.proof.report;

import com.foobar.proof.checker.Finding;
import com.foobar.proof.round.ProofResult;
import com.foobar.proof.round.Round;
import java.util.Locale;

/** The same in a few lines, for a terminal. */
public final class TextSummary {
  private TextSummary() {}

  public static String of(ProofResult result) {
    StringBuilder text = new StringBuilder();
    String row = "%-3s %-38s %-8s %9s %9s %7s %8s %6s %7s %7s %10s%n";
    line(
        text,
        row,
        "#",
        "FAULT",
        "VERDICT",
        "NO WRITE",
        "NO READ",
        "FAILED",
        "UNKNOWN",
        "READS+",
        "ORDERS+",
        "LOGINS",
        "MENDED IN");
    for (Round round : result.rounds()) {
      Figures figures = Figures.of(result.history(), round);
      line(
          text,
          row,
          round.number(),
          round.fault(),
          round.verdict().label(),
          seconds(figures.writes().seconds()),
          seconds(figures.reads().seconds()),
          figures.failed(),
          figures.unknown(),
          figures.repeatedReads(),
          figures.repeatedOrders(),
          figures.lostSessions() == 0 ? "kept" : "-" + figures.lostSessions(),
          seconds((round.healthy() - round.mending()) / 1e6));
      if (round.isCalm()) {
        line(
            text,
            "    without a fault: writes %s, reads %s%n",
            quantiles(figures.writesDuring()),
            quantiles(figures.readsDuring()));
      }
      round.problems().forEach(problem -> line(text, "    %s%n", problem));
    }
    line(text, "    NO WRITE, NO READ  the longest time without a success%n");
    line(text, "    FAILED             reads and checkouts without an answer in the end%n");
    line(text, "    UNKNOWN            holds, releases and check-ins without an answer%n");
    line(text, "    READS+, ORDERS+    sent again by the client, as the site's pages do%n");
    line(text, "%n");
    for (Finding finding : result.findings()) {
      line(
          text,
          "%d. %-66s %s%n",
          finding.invariant().number(),
          finding.invariant().sentence(),
          finding.verdict().label());
      finding.evidence().forEach(evidence -> line(text, "     ! %s%n", evidence));
      finding.unknown().forEach(unknown -> line(text, "     ? %s%n", unknown));
    }
    if (!result.notReached().isEmpty()) {
      line(text, "%nno time was left for: %s%n", String.join(", ", result.notReached()));
    }
    line(
        text,
        "%n%s: %d operations, %d faults, seed %d%n",
        result.verdict().label().toUpperCase(Locale.ROOT),
        result.history().operations().size(),
        result.rounds().size(),
        result.assignment().seed());
    return text.toString();
  }

  private static String quantiles(Latency latency) {
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p99 %.0f ms (of %d)",
        latency.p50(),
        latency.p99(),
        latency.count());
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
