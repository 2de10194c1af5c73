package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.prove.Assignment;
import com.foobar.stack.prove.Prover;
import com.foobar.stack.state.StateLock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Changes(Changes.What.ALL_HOSTS)
@Command(
    name = "prove",
    description = {
      "Breaks the running stack under a rush of buyers and proves that nothing is lost; with --site,"
          + " any application under its readers.",
      "After each fault everything is read back from every member, and eight checkers judge what"
          + " must never break. Sells real seats of the sample season: not for a stack in use.",
      "Exit code 0 when everything held, 1 when something broke, 3 when not everything could be"
          + " known."
    })
final class Prove implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Spec private CommandSpec spec;

  @Option(
      names = "--faults",
      paramLabel = "LIST",
      description = {
        "Separated by commas, at once with '+': kill:, pause: or restart: and HOST, HOST/SERVICE,"
            + " primary, secondary or all; switchover; deploy; none, to see it without a fault.",
        "Default: every kind of service, the primary, planned work, pairs, and a power cut."
      })
  private String faults;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description =
          "Go through the faults again and again for so long (default: once, about a minute each).")
  private Double minutes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the buyers' dice (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description =
          "Requests a second, whether or not earlier ones were answered (default:"
              + " ${DEFAULT-VALUE}).")
  private double rate = 50;

  @Option(
      names = {"--buyers", "--people"},
      paramLabel = "N",
      description = "How many people buy, or are logged in (default: ${DEFAULT-VALUE}).")
  private int people = 50;

  @Option(
      names = "--seats",
      paramLabel = "N",
      description = "Only so many seats are on sale: a flash sale (default: all of an event).")
  private int seats = Integer.MAX_VALUE;

  @Option(
      names = "--site",
      paramLabel = "FILE",
      description = {
        "Prove any application: FILE lists addresses to read, a log-in to follow, and limits"
            + " (docs/runbook.md has an example). Told of each fault: how many were answered, how"
            + " soon, sessions that were lost, errors."
      })
  private Path site;

  @Option(
      names = "--again",
      paramLabel = "DIR",
      description =
          "Break nothing: judge again what an earlier run has left in its report's folder; needs"
              + " no running stack.")
  private Path again;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where the report and the history go (default: below the stack's state).")
  private Path report;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (again != null) {
      return Companion.of(Prover.class, "prove").again(again.toAbsolutePath(), out);
    }
    stack.requireState();
    if (rate <= 0 || people < 1 || seats < 1) {
      throw new StackException("--rate, --buyers and --seats have to be positive");
    }
    Prover prover = Companion.of(Prover.class, "prove");
    Assignment assignment =
        new Assignment(
            faults,
            minutes == null ? null : Duration.ofMillis((long) (minutes * 60_000)),
            seed,
            rate,
            people,
            seats,
            site == null ? null : site.toAbsolutePath(),
            report == null ? stack.newFolder("proofs") : report.toAbsolutePath());
    try (StateLock lock = stack.lock("./stack prove")) {
      return prover.prove(
          assignment, stack.context(), stack.programs(), stack.processes(), Progress.toUser(), out);
    } finally {
      out.flush();
    }
  }
}
