package com.foobar.proof.report;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.round.Proof;
import com.foobar.proof.round.ProofResult;
import com.foobar.proof.round.Round;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Subject;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** One page that shows everything, with nothing beside it but the raw history. */
public final class HtmlReport {
  private static final String TEMPLATE = "report.html";
  private static final String CHARTS = "charts.js";

  private static final List<String> NUMBERS =
      List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private HtmlReport() {}

  /**
   * Replaces what was there, as a whole: whoever reads it meanwhile sees the one or the other.
   *
   * @param name of the file in the result's folder
   * @return the file
   */
  public static Path write(ProofResult result, String name) throws IOException {
    Path file = result.folder().resolve(name);
    Path partial = Files.createTempFile(result.folder(), name, ".partial");
    Files.writeString(partial, render(result));
    return Files.move(
        partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String render(ProofResult result) {
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .defaultValue("")
        .compile(text(TEMPLATE))
        .execute(view(result));
  }

  private static String text(String resource) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of uPlot's distribution, from its WebJar. */
  private static String uplot(String file) {
    Properties maven = new Properties();
    try (InputStream in =
        HtmlReport.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
      maven.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text(
        "/META-INF/resources/webjars/uplot/%s/dist/%s"
            .formatted(maven.getProperty("version"), file));
  }

  private static Map<String, Object> view(ProofResult result) {
    History history = result.history();
    List<Round> rounds = result.rounds();
    long begin = rounds.isEmpty() ? begin(history) : rounds.get(0).begun();
    long end = rounds.isEmpty() ? begin : rounds.get(rounds.size() - 1).read();
    Charts charts = new Charts(history, rounds, begin);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("uplot", uplot("uPlot.iife.min.js"));
    view.put("uplotStyle", uplot("uPlot.min.css"));
    view.put("script", text(CHARTS));
    view.put("verdict", result.verdict().label());
    view.put("headline", headline(result));
    view.put("inventory", result.terms().inventory());
    view.put(
        "when",
        DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(Instant.ofEpochSecond(begin / 1_000_000)));
    view.put("lasted", Charts.clock(begin, end));
    view.put("seed", result.terms().seed());
    view.put("rate", number(result.terms().rate()));
    view.put("people", result.terms().people());
    view.put("operations", history.operations().size());
    view.put("acknowledged", count(history, Outcome.OK));
    view.put("refused", count(history, Outcome.FAIL));
    view.put("unknown", count(history, Outcome.INFO));
    view.put("history", Proof.HISTORY);
    view.put("turnedAway", result.turnedAway() == 0 ? null : result.turnedAway());
    view.put("notReached", String.join(", ", result.notReached()));
    view.put("chart", charts.of(begin, end));
    view.put("writes", result.subject().writes().map(HtmlReport::writes).orElse(null));
    view.put("promise", result.subject().promise());
    view.put("invariants", result.findings().stream().map(HtmlReport::finding).toList());
    view.put("rounds", rounds.stream().map(round -> round(history, round, charts)).toList());
    return view;
  }

  private static Map<String, Object> writes(Subject.Writes writes) {
    String again = writes.again();
    return Map.of(
        "repeatable", writes.repeatable(),
        "once", writes.once(),
        "again", again.charAt(0) + again.substring(1).toLowerCase(Locale.ROOT));
  }

  private static long begin(History history) {
    return history.notes().isEmpty() ? 0 : history.notes().get(0).time();
  }

  private static String headline(ProofResult result) {
    int faults = result.rounds().size();
    String promise = result.subject().promise();
    int promises = result.findings().size();
    String all = promises < NUMBERS.size() ? NUMBERS.get(promises) : Integer.toString(promises);
    String judged =
        switch (result.verdict()) {
          case HOLDS ->
              "All %s %ss held through %d %s"
                  .formatted(all, promise, faults, faults == 1 ? "fault" : "faults");
          case BROKEN ->
              "%s %s broke".formatted("aeiou".indexOf(promise.charAt(0)) < 0 ? "A" : "An", promise);
          case UNKNOWN -> "Not everything could be known";
        };
    return switch (result.state()) {
      case ENDED -> judged;
      case INTERRUPTED -> "Interrupted: " + lower(judged) + " until then";
      case RUNNING -> "Not at its end: " + lower(judged) + " until now";
    };
  }

  private static String lower(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
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

  private static Map<String, Object> round(History history, Round round, Charts charts) {
    Figures figures = Figures.of(history, round);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("number", round.number());
    view.put("fault", round.fault());
    view.put("targets", String.join("; ", round.targets()));
    view.put("at", charts.clock(round.struck()));
    view.put("verdict", round.verdict().label());
    view.put("noWrite", seconds(figures.writes().seconds()));
    view.put("noRead", seconds(figures.reads().seconds()));
    view.put("slowWrites", figures.writes().seconds() > 10);
    view.put("slowReads", figures.reads().seconds() > 5);
    view.put("failed", figures.failed());
    view.put("unknown", figures.unknown());
    view.put("repeatedReads", figures.repeatedReads());
    view.put("repeatedWrites", figures.repeatedWrites());
    view.put("lostSessions", figures.lostSessions());
    view.put("availability", String.format(Locale.ROOT, "%.2f %%", figures.availability()));
    view.put("p50", TextSummary.millis(figures.readsDuring().p50()));
    view.put("p99", TextSummary.millis(figures.readsDuring().p99()));
    view.put("most", TextSummary.millis(figures.readsDuring().most()));
    view.put("errors", TextSummary.errors(figures));
    view.put("mended", seconds((round.healthy() - round.mending()) / 1e6));
    view.put("problems", round.problems());
    view.put("hasProblems", !round.problems().isEmpty());
    List<Map<String, Object>> latencies = new ArrayList<>();
    add(latencies, "Writes", figures.writesBefore(), figures.writesDuring(), figures.writesAfter());
    add(latencies, "Reads", figures.readsBefore(), figures.readsDuring(), figures.readsAfter());
    view.put("latencies", latencies);
    view.put("chart", charts.of(round.begun(), round.read()));
    view.put("events", Chronicle.of(history, round, figures));
    view.put(
        "cells",
        round.findings().stream()
            .map(
                finding ->
                    Map.of(
                        "number", finding.invariant().number(),
                        "verdict", finding.verdict().label()))
            .toList());
    return view;
  }

  /** Nothing of a kind that nobody asked for. */
  private static void add(
      List<Map<String, Object>> latencies,
      String kind,
      Latency before,
      Latency during,
      Latency after) {
    if (before.count() + during.count() + after.count() > 0) {
      latencies.add(latency(kind, "before", before));
      latencies.add(latency("", "during", during));
      latencies.add(latency("", "after", after));
    }
  }

  private static Map<String, Object> latency(String kind, String when, Latency latency) {
    return Map.of(
        "kind", kind,
        "when", when,
        "count", latency.count(),
        "p50", TextSummary.millis(latency.p50()),
        "p95", TextSummary.millis(latency.p95()),
        "p99", TextSummary.millis(latency.p99()),
        "most", TextSummary.millis(latency.most()));
  }

  private static long count(History history, Outcome outcome) {
    return history.operations().stream().filter(op -> op.outcome() == outcome).count();
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static String number(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
