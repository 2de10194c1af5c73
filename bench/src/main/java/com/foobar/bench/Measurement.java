package com.foobar.bench;

import com.foobar.bench.price.Done;
import com.foobar.bench.price.Price;
import com.foobar.bench.price.Side;
import com.foobar.bench.price.Sides;
import com.foobar.bench.price.Waiting;
import com.foobar.bench.result.Machine;
import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import com.foobar.bench.result.Trial;
import com.foobar.bench.stand.Stand;
import com.foobar.bench.stand.Usage;
import com.foobar.stack.StackException;
import com.foobar.stack.bench.Assignment;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.AtInterruption;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One run: the idle stack first, then price after price, each with its sides in turn (A B A B …)
 * wherever that is possible, so that whatever the machine is about meets all alike.
 */
final class Measurement {
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** Of a stack beside which something was started to be compared with. */
  private static final Duration GUESTS_IDLE = Duration.ofSeconds(10);

  /** Java compiles what it runs: a round of warming up is at least so long. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final int MOST_ROUNDS = 8;

  /** Nothing is counted before a round costs at least this share of what the one before did. */
  private static final double STEADY = 0.95;

  /** Below this share it was still becoming cheaper when the time for warming up was over. */
  private static final double UNSTEADY = 0.85;

  /** Between two trials: what the first has left to be done is not to be the second's. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** More failures than this, as a share, and a trial is no measurement of what went well. */
  private static final double MOST_FAILURES = 0.01;

  private final Assignment assignment;
  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;

  Measurement(
      Assignment assignment, PlanContext context, HostProcesses processes, Progress progress) {
    this.assignment = assignment;
    this.context = context;
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * @param keep is given the result each time that another price is in it
   * @throws StackException when the stack does not run, or something cannot be measured
   */
  Result of(List<Price> prices, Consumer<Result> keep) {
    String begun = now();
    try (Stand stand = new Stand(context, processes)) {
      Usage idle = idle(stand, IDLE);
      Result result =
          new Result(
              begun,
              assignment.command(),
              Versions.commit(context.layout().root()),
              Machine.here(context.layout().state()),
              context.inventory().applicationServers().size(),
              Versions.of(context),
              assignment.pairs(),
              assignment.trial().toMillis() / 1e3,
              percent(idle),
              List.of());
      for (Price price : prices) {
        List<Measured> measured = new ArrayList<>(result.prices());
        measured.add(measure(stand, price, idle));
        result = result.with(measured);
        keep.accept(result);
      }
      return result;
    }
  }

  private Usage idle(Stand stand, Duration time) {
    progress.report("idle", "%d s without a request".formatted(time.toSeconds()));
    Usage idle = stand.during(() -> Waiting.pass(time));
    progress.report("idle", "%.1f %% of a core".formatted(100 * idle.cpu() / idle.seconds()));
    return idle;
  }

  private static Map<String, Double> percent(Usage idle) {
    Map<String, Double> percent = new TreeMap<>();
    idle.services().forEach((name, used) -> percent.put(name, 100 * used / idle.seconds()));
    return percent;
  }

  /** What cannot be had here keeps nobody from measuring the rest. */
  private Measured measure(Stand stand, Price price, Usage idle) {
    progress.report(price.name(), "making ready");
    Sides sides;
    try {
      sides = price.open(stand);
    } catch (StackException e) {
      String problem = "not measured: " + e.getMessage();
      progress.report(price.name(), problem);
      return measured(price, List.of(), List.of(), List.of(problem));
    }
    return measure(stand, price, sides, idle);
  }

  private Measured measure(Stand stand, Price price, Sides opened, Usage idle) {
    List<Trial> trials = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (Sides sides = opened;
        // Who is interrupted (Ctrl-C) leaves the stack as it was as well.
        AtInterruption tidy = new AtInterruption("interrupted", sides::close)) {
      Usage quiet = stand.hasGuests() ? idle(stand, GUESTS_IDLE) : idle;
      for (List<Side> together : turns(price, sides.sides())) {
        warmUp(stand, price, together, quiet).ifPresent(problems::add);
        measureInTurns(stand, price, together, quiet, trials, problems);
      }
      progress.report(price.name(), "measured");
      return measured(price, sides.sides().stream().map(Side::name).toList(), trials, problems);
    }
  }

  private static List<List<Side>> turns(Price price, List<Side> sides) {
    return price.takesTurns() ? List.of(sides) : sides.stream().map(List::of).toList();
  }

  private void measureInTurns(
      Stand stand,
      Price price,
      List<Side> sides,
      Usage quiet,
      List<Trial> trials,
      List<String> problems) {
    int pairs = price.pairs(assignment.pairs());
    Duration time = price.trial(assignment.trial());
    for (int pair = 1; pair <= pairs; pair++) {
      for (Side side : sides) {
        progress.report(price.name(), "%d of %d: %s".formatted(pair, pairs, side.name()));
        side.prepare();
        Waiting.pass(PAUSE);
        trials.add(trial(stand, side, pair, time, quiet, problems));
        side.tidy();
      }
    }
  }

  private static Measured measured(
      Price price, List<String> sides, List<Trial> trials, List<String> problems) {
    return new Measured(
        price.name(),
        price.title(),
        price.counted(),
        sides,
        price.rows(),
        trials,
        problems,
        price.fewest());
  }

  /**
   * Loads all sides until an operation has become no cheaper.
   *
   * @return what is to be said when it was becoming so to the last
   */
  private Optional<String> warmUp(Stand stand, Price price, List<Side> sides, Usage idle) {
    Duration time = assignment.trial().compareTo(WARM_UP) > 0 ? assignment.trial() : WARM_UP;
    Map<String, Double> before = new HashMap<>();
    double last = 1;
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      last = 1;
      for (Side side : sides) {
        progress.report(price.name(), "warming up, round %d: %s".formatted(round, side.name()));
        side.prepare();
        double cost = costOfWarmingUp(stand, side, time, idle);
        side.tidy();
        // Where there is nothing to compare with, it is not steady yet; where nothing costs, it is.
        double earlier = before.getOrDefault(side.name(), 2 * cost);
        last = cost > 0 && earlier > 0 ? Math.min(last, cost / earlier) : last;
        before.put(side.name(), cost);
      }
      if (last >= STEADY) {
        return Optional.empty();
      }
    }
    return last >= UNSTEADY
        ? Optional.empty()
        : Optional.of(
            "after %d rounds of warming up it still became cheaper (by %.0f %%)"
                .formatted(MOST_ROUNDS, 100 * (1 - last)));
  }

  private static double costOfWarmingUp(Stand stand, Side side, Duration time, Usage idle) {
    Done[] done = new Done[1];
    Usage usage = stand.during(() -> done[0] = side.warmUp(time));
    return Figures.of(done[0], usage, idle).getOrDefault("cpu", 0.0);
  }

  private static Trial trial(
      Stand stand, Side side, int pair, Duration time, Usage idle, List<String> problems) {
    String begun = now();
    Done[] done = new Done[1];
    Usage usage = stand.during(() -> done[0] = side.measure(time));
    long all = done[0].operations() + done[0].failed();
    if (done[0].failed() > all * MOST_FAILURES) {
      problems.add(
          "pair %d, %s: %d of %d failed".formatted(pair, side.name(), done[0].failed(), all));
    }
    return new Trial(
        pair,
        side.name(),
        begun,
        rounded(usage.seconds()),
        rounded(usage.others()),
        rounded(usage.stolen()),
        Figures.of(done[0], usage, idle));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
