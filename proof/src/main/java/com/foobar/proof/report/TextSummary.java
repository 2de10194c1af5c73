package com.foobar.proof.report;

import com.foobar.proof.round.ProofResult;
import com.foobar.proof.round.ProofResult.State;
import com.foobar.proof.round.Round;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Subject.Writes;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The same in a few lines, for a terminal. */
public final class TextSummary {
  private static final String WRITES_ROW = "%-3s %-38s %-8s %9s %9s %7s %8s %6s %7s %7s %10s%n";
  private static final String READS_ROW = "%-3s %-38s %-8s %9s %9s %9s %9s %9s %9s %10s  %s%n";

  private final StringBuilder text = new StringBuilder();

  private TextSummary() {}

  public static String of(ProofResult result) {
    TextSummary summary = new TextSummary();
    result
        .subject()
        .writes()
        .ifPresentOrElse(
            writes -> summary.readsAndWrites(result, writes), () -> summary.reads(result));
    summary.judgement(result);
    return summary.text.toString();
  }

  private void readsAndWrites(ProofResult result, Writes writes) {
    line(
        WRITES_ROW,
        "#",
        "FAULT",
        "VERDICT",
        "NO WRITE",
        "NO READ",
        "FAILED",
        "UNKNOWN",
        "READS+",
        writes.again() + "+",
        "LOGINS",
        "MENDED IN");
    for (Round round : result.rounds()) {
      Figures figures = Figures.of(result.history(), round);
      line(
          WRITES_ROW,
          round.number(),
          round.fault(),
          round.verdict().label(),
          seconds(figures.writes().seconds()),
          seconds(figures.reads().seconds()),
          figures.failed(),
          figures.unknown(),
          figures.repeatedReads(),
          figures.repeatedWrites(),
          figures.lostSessions() == 0 ? "kept" : "-" + figures.lostSessions(),
          seconds((round.healthy() - round.mending()) / 1e6));
      if (round.isCalm()) {
        line(
            "    without a fault: writes %s, reads %s%n",
            quantiles(figures.writesDuring()), quantiles(figures.readsDuring()));
      }
      round.problems().forEach(problem -> line("    %s%n", problem));
    }
    line("    NO WRITE, NO READ  the longest time without a success%n");
    line("    FAILED             %s without an answer in the end%n", writes.repeatable());
    line("    UNKNOWN            %s without an answer%n", writes.once());
    line("    %-18s sent again by the client, as the site's pages do%n", again(writes));
  }

  private static String again(Writes writes) {
    return "READS+, %s+".formatted(writes.again());
  }

  private void reads(ProofResult result) {
    line(
        READS_ROW,
        "#",
        "FAULT",
        "VERDICT",
        "ANSWERED",
        "SILENCE",
        "P50",
        "P99",
        "SLOWEST",
        "SESSIONS",
        "MENDED IN",
        "ERRORS");
    for (Round round : result.rounds()) {
      Figures figures = Figures.of(result.history(), round);
      Latency latency = figures.readsDuring();
      line(
          READS_ROW,
          round.number(),
          round.fault(),
          round.verdict().label(),
          String.format(Locale.ROOT, "%.2f %%", figures.availability()),
          seconds(figures.reads().seconds()),
          millis(latency.p50()),
          millis(latency.p99()),
          millis(latency.most()),
          figures.lostSessions() == 0 ? "kept" : "-" + figures.lostSessions(),
          seconds((round.healthy() - round.mending()) / 1e6),
          errors(figures));
      round.problems().forEach(problem -> line("    %s%n", problem));
    }
    line("    ANSWERED  of what was asked from the strike until all was mended%n");
    line("    SILENCE   the longest time without a good answer%n");
  }

  static String errors(Figures figures) {
    return figures.errors().isEmpty()
        ? "none"
        : figures.errors().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(error -> "%d %s".formatted(error.getValue(), error.getKey()))
            .collect(Collectors.joining(", "));
  }

  private void judgement(ProofResult result) {
    line("%n");
    for (Finding finding : result.findings()) {
      line(
          "%d. %-66s %s%n",
          finding.invariant().number(), finding.invariant().sentence(), finding.verdict().label());
      finding.evidence().forEach(evidence -> line("     ! %s%n", evidence));
      finding.unknown().forEach(unknown -> line("     ? %s%n", unknown));
    }
    if (!result.notReached().isEmpty()) {
      line("%nno time was left for: %s%n", String.join(", ", result.notReached()));
    }
    if (result.state() == State.INTERRUPTED) {
      line("%ninterrupted: this is what was judged until then%n");
    } else if (result.state() == State.RUNNING) {
      line("%nthe run did not come to its end: this is what can be judged of it%n");
    }
    line(
        "%n%s: %d operations, %d faults, seed %d%n",
        result.verdict().label().toUpperCase(Locale.ROOT),
        result.history().operations().size(),
        result.rounds().size(),
        result.terms().seed());
  }

  private static String quantiles(Latency latency) {
    return String.format(
        Locale.ROOT,
        "p50 %.0f ms, p99 %.0f ms (of %d)",
        latency.p50(),
        latency.p99(),
        latency.count());
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  static String millis(double millis) {
    return millis >= 10_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1_000)
        : String.format(Locale.ROOT, "%.0f ms", millis);
  }
}
