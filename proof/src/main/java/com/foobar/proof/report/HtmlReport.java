package com.foobar.proof.report;

import com.foobar.proof.checker.Finding;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.round.Proof;
import com.foobar.proof.round.ProofResult;
import com.foobar.proof.round.Round;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One page that shows everything, with nothing beside it but the raw history. */
public final class HtmlReport {
  private static final String TEMPLATE = "report.html";

  private HtmlReport() {}

  /**
   * @return the file
   */
  public static Path write(ProofResult result, String inventory) throws IOException {
    Path file = result.assignment().report().resolve("report.html");
    Files.writeString(file, render(result, inventory));
    return file;
  }

  static String render(ProofResult result, String inventory) {
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .defaultValue("")
        .compile(template())
        .execute(view(result, inventory));
  }

  private static String template() {
    try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> view(ProofResult result, String inventory) {
    History history = result.history();
    List<Round> rounds = result.rounds();
    long begin = rounds.isEmpty() ? 0 : rounds.get(0).begun();
    long end = rounds.isEmpty() ? 0 : rounds.get(rounds.size() - 1).read();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("verdict", result.verdict().label());
    view.put("headline", headline(result));
    view.put("inventory", inventory);
    view.put(
        "when",
        DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(Instant.ofEpochSecond(begin / 1_000_000)));
    view.put("lasted", Timeline.clock(begin, end));
    view.put("seed", result.assignment().seed());
    view.put("rate", number(result.assignment().rate()));
    view.put("buyers", result.assignment().buyers());
    view.put("operations", history.operations().size());
    view.put("acknowledged", count(history, Outcome.OK));
    view.put("refused", count(history, Outcome.FAIL));
    view.put("unknown", count(history, Outcome.INFO));
    view.put("history", Proof.HISTORY);
    view.put("turnedAway", result.turnedAway() == 0 ? null : result.turnedAway());
    view.put("notReached", String.join(", ", result.notReached()));
    view.put("timeline", Timeline.draw(history, rounds, begin, end));
    view.put("invariants", result.findings().stream().map(HtmlReport::finding).toList());
    view.put("rounds", rounds.stream().map(round -> round(history, rounds, round, begin)).toList());
    return view;
  }

  private static String headline(ProofResult result) {
    int faults = result.rounds().size();
    return switch (result.verdict()) {
      case HOLDS ->
          "All eight invariants held through %d %s"
              .formatted(faults, faults == 1 ? "fault" : "faults");
      case BROKEN -> "An invariant broke";
      case UNKNOWN -> "Not everything could be known";
    };
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("number", finding.invariant().number());
    view.put("sentence", finding.invariant().sentence());
    view.put("verdict", finding.verdict().label());
    view.put("evidence", finding.evidence());
    view.put("hasEvidence", !finding.evidence().isEmpty());
    view.put("doubts", finding.unknown());
    view.put("hasDoubts", !finding.unknown().isEmpty());
    return view;
  }

  private static Map<String, Object> round(
      History history, List<Round> rounds, Round round, long begin) {
    Figures figures = Figures.of(history, round);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("number", round.number());
    view.put("fault", round.fault());
    view.put("targets", String.join("; ", round.targets()));
    view.put("at", Timeline.clock(begin, round.struck()));
    view.put("verdict", round.verdict().label());
    view.put("writes", seconds(figures.writes().seconds()));
    view.put("reads", seconds(figures.reads().seconds()));
    view.put("slowWrites", figures.writes().seconds() > 10);
    view.put("slowReads", figures.reads().seconds() > 5);
    view.put("failed", figures.failed());
    view.put("unknown", figures.unknown());
    view.put("repeatedReads", figures.repeatedReads());
    view.put("repeatedOrders", figures.repeatedOrders());
    view.put("lostSessions", figures.lostSessions());
    view.put("mended", seconds((round.healthy() - round.mending()) / 1e6));
    view.put("problems", round.problems());
    view.put("hasProblems", !round.problems().isEmpty());
    view.put(
        "latencies",
        List.of(
            latency("Writes", "before", figures.writesBefore()),
            latency("", "during", figures.writesDuring()),
            latency("", "after", figures.writesAfter()),
            latency("Reads", "before", figures.readsBefore()),
            latency("", "during", figures.readsDuring()),
            latency("", "after", figures.readsAfter())));
    view.put("timeline", Timeline.draw(history, rounds, round.begun(), round.read()));
    view.put("events", Chronicle.of(history, round, figures));
    List<Map<String, Object>> cells = new ArrayList<>();
    round
        .findings()
        .forEach(
            finding ->
                cells.add(
                    Map.of(
                        "number", finding.invariant().number(),
                        "verdict", finding.verdict().label())));
    view.put("cells", cells);
    return view;
  }

  private static Map<String, Object> latency(String kind, String when, Latency latency) {
    return Map.of(
        "kind", kind,
        "when", when,
        "count", latency.count(),
        "p50", millis(latency.p50()),
        "p95", millis(latency.p95()),
        "p99", millis(latency.p99()),
        "most", millis(latency.most()));
  }

  private static long count(History history, Outcome outcome) {
    return history.operations().stream().filter(op -> op.outcome() == outcome).count();
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static String millis(double millis) {
    return millis >= 10_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1_000)
        : String.format(Locale.ROOT, "%.0f ms", millis);
  }

  private static String number(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
