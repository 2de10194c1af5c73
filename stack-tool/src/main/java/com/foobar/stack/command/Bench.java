package com.foobar.stack.command;

import com.foobar.stack.bench.Assignment;
import com.foobar.stack.bench.Benchmark;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.state.StateLock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Changes(
    value = Changes.What.ALL_HOSTS,
    unless = {"--list", "--report"})
@Command(
    name = "bench",
    description = {
      "Measures what the running stack costs: for each request, hold and order, idle, in memory,"
          + " and beside what it is built from.",
      "Each price is measured as interleaved pairs (A B A B …), and told as the median and the"
          + " spread of these. Buys real seats of the sample season, and for some prices kills"
          + " services and mends them: not for a stack in use.",
      "Exit code 0 when all of it can be concluded from, 3 when the machine was too noisy for some."
    })
final class Bench implements Callable<Integer> {
  private static final int MOST_PAIRS = 1_000;
  private static final int LONGEST_TRIAL = 300;

  @Mixin private StackOption stack;
  @Spec private CommandSpec spec;

  @Option(names = "--list", description = "Tell what can be measured, and measure nothing.")
  private boolean list;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "Measure only these, separated by commas (default: all).")
  private List<String> only = List.of();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description =
          "How often each side of a price is measured at most; what takes minutes, less often"
              + " (default: ${DEFAULT-VALUE}).")
  private int pairs = 10;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "How long each time, where the price leaves the choice (default: ${DEFAULT-VALUE}).")
  private int seconds = 5;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "Measure nothing: make performance.md, with its picture and figures, from these result"
            + " files. What several have measured is taken from the last."
      })
  private List<Path> report = List.of();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Where the result, or with --report the document, goes (default: below the stack's"
              + " state; docs/).")
  private Path to;

  @Override
  public Integer call() {
    requireSense();
    Benchmark benchmark = Companion.of(Benchmark.class, "bench");
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      benchmark.prices().forEach((name, what) -> out.printf("%-14s %s%n", name, what));
      out.flush();
      return 0;
    }
    if (!report.isEmpty()) {
      Path folder = to == null ? StackOption.root().resolve("docs") : to.toAbsolutePath();
      out.println(benchmark.document(report, folder));
      out.flush();
      return 0;
    }
    List<String> prices = chosen(benchmark.prices().keySet());
    stack.requireState();
    Path folder = to == null ? stack.newFolder("bench") : to.toAbsolutePath();
    try (StateLock lock = stack.lock("./stack bench")) {
      boolean conclusive =
          benchmark.measure(
              new Assignment(prices, pairs, Duration.ofSeconds(seconds), folder, commandLine()),
              stack.context(),
              stack.processes(),
              Progress.toUser(),
              out);
      out.flush();
      return conclusive ? 0 : 3;
    }
  }

  private void requireSense() {
    if (pairs < 1 || pairs > MOST_PAIRS) {
      throw wrong("--pairs has to be from 1 to %d".formatted(MOST_PAIRS));
    }
    if (seconds < 1 || seconds > LONGEST_TRIAL) {
      throw wrong("--seconds has to be from 1 to %d".formatted(LONGEST_TRIAL));
    }
    if (list && !report.isEmpty()) {
      throw wrong("--list and --report are two things");
    }
  }

  /** In the order in which they are measured, whatever the order in which they are named. */
  private List<String> chosen(Collection<String> all) {
    for (String name : only) {
      if (!all.contains(name)) {
        throw wrong("there is no price '%s'; there are %s".formatted(name, String.join(", ", all)));
      }
    }
    return only.isEmpty()
        ? List.copyOf(all)
        : new LinkedHashSet<>(all).stream().filter(only::contains).toList();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), "error: " + message);
  }

  private String commandLine() {
    List<String> words = new ArrayList<>(List.of("./stack bench"));
    if (!only.isEmpty()) {
      words.add("--only " + String.join(",", only));
    }
    words.add("--pairs " + pairs);
    words.add("--seconds " + seconds);
    return String.join(" ", words);
  }
}
