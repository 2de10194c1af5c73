package com.foobar.proof.round;

import com.foobar.proof.history.HistoryWriter;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.load.Rush;
import com.foobar.proof.nemesis.Fault;
import com.foobar.proof.nemesis.Nemesis;
import com.foobar.proof.nemesis.Observer;
import com.foobar.proof.round.ProofResult.State;
import com.foobar.proof.spi.ReadBack;
import com.foobar.proof.spi.Setting;
import com.foobar.proof.spi.Subject;
import com.foobar.proof.spi.Workload;
import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.AtInterruption;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.Pause;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.prove.Assignment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets a crowd loose on the running system, breaks it under them, one fault after another, and
 * judges after each whether what must never break has held.
 *
 * @param <R> what is read back of the application
 */
public final class Proof<R> {
  /** Name of the history in the report's folder. */
  public static final String HISTORY = "history.jsonl";

  private static final Duration STEADY = Duration.ofSeconds(6);

  /**
   * By how many requests a second the load rises each second. The first time, Java may have just
   * started and has yet to compile what it runs: nobody opens a sale on such a machine at full
   * rush.
   */
  private static final double FIRST_RISE = 3;

  private static final double RISE = 20;

  /** How long the load may take, when it has risen, to become steady. */
  private static final Duration WARMING_UP = Duration.ofSeconds(40);

  /** Who waits longer than this is not served steadily; in microseconds. */
  private static final long SLOW = 2_000_000;

  /** How long a failure lasts before it is mended: longer than a new primary takes. */
  private static final Duration HOLD = Duration.ofSeconds(12);

  /** How long a round without a fault looks on: enough for a p99 of thousands of requests. */
  private static final Duration CALM = Duration.ofSeconds(30);

  /** Orders are asked again for a minute, and each time for up to twenty seconds. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(120);

  private final Subject<R> subject;
  private final PlanContext context;
  private final Programs programs;
  private final HostProcesses processes;
  private final Progress progress;

  /**
   * @param progress where the user sees what is going on
   */
  public Proof(
      Subject<R> subject,
      PlanContext context,
      Programs programs,
      HostProcesses processes,
      Progress progress) {
    this.subject = subject;
    this.context = context;
    this.programs = programs;
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * @param faults one after another; again from the first when there is time
   * @param told hears after each round what the run has shown so far, at its end, and when it is
   *     interrupted; then the program ends as soon as it returns
   * @throws StackException when the system is not healthy to begin with, or cannot be asked
   */
  public ProofResult run(Assignment assignment, List<Fault> faults, Consumer<ProofResult> told) {
    Path log = assignment.report().resolve("mending.log");
    try {
      Files.createDirectories(assignment.report());
      try (HistoryWriter history =
              new HistoryWriter(assignment.report().resolve(HISTORY), new RunClock());
          PrintStream mending =
              new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
        Nemesis nemesis =
            new Nemesis(context, programs, processes, new Progress(mending, false), history);
        Run run = new Run(assignment, faults, history, nemesis);
        try (AtInterruption interruption =
            new AtInterruption("report", () -> told.accept(run.interrupted()))) {
          return run.run(told);
        }
      }
    } catch (IOException e) {
      throw new StackException("cannot write the proof: " + e.getMessage(), e);
    }
  }

  /** What one run needs from its beginning to its end. */
  private final class Run {
    private final Assignment assignment;
    private final List<Fault> faults;
    private final HistoryWriter history;
    private final Nemesis nemesis;
    private final RunClock clock;
    private final Terms terms;
    private final Workload workload;
    private final ReadBack<R> readBack;
    private final Readings<R> readings;
    private final Judge<R> judge = new Judge<>(subject);
    private final List<String> notReached = new ArrayList<>();
    private Rush rush;

    /** What it has shown when the last round ended. */
    private volatile ProofResult sofar;

    Run(Assignment assignment, List<Fault> faults, HistoryWriter history, Nemesis nemesis) {
      this.assignment = assignment;
      this.faults = faults;
      this.history = history;
      this.nemesis = nemesis;
      this.clock = history.clock();
      this.terms =
          new Terms(
              subject.name(),
              context.inventory().name(),
              assignment.seed(),
              assignment.rate(),
              assignment.people());
      Setting setting = new Setting(context, clock, assignment, progress);
      this.workload = subject.workload(setting);
      this.readBack = subject.readBack(setting);
      this.readings = new Readings<>(assignment.report(), subject.reading());
      this.sofar = result(State.RUNNING);
    }

    ProofResult run(Consumer<ProofResult> told) throws IOException {
      history.note("proof", "run", terms.note());
      nemesis.require(faults);
      nemesis
          .missing()
          .ifPresent(
              missing -> {
                throw new StackException(
                    "the stack is not healthy: %s; run ./stack up first".formatted(missing));
              });
      workload.prepare();
      rush =
          new Rush(
              workload.site(), workload.crowd(), history, assignment.rate(), assignment.seed());
      readBack.begin();
      try (Observer observer = new Observer(context, history)) {
        long deadline =
            assignment.time() == null
                ? Long.MAX_VALUE
                : System.nanoTime() + assignment.time().toNanos();
        boolean again = assignment.time() != null;
        do {
          for (Fault fault : faults) {
            if (System.nanoTime() < deadline) {
              round(fault);
              sofar = result(State.RUNNING);
              told.accept(sofar);
            } else if (judge.rounds().size() < faults.size()) {
              notReached.add(fault.toString());
              history.note("proof", "not-reached", Map.of("fault", fault.toString()));
            }
          }
        } while (again && System.nanoTime() < deadline);
      }
      history.note("proof", "run", Map.of("phase", "ended"));
      ProofResult result = result(State.ENDED);
      told.accept(result);
      return result;
    }

    private ProofResult result(State state) {
      return new ProofResult(
          subject,
          terms,
          assignment.report(),
          history.history(),
          judge.rounds(),
          List.copyOf(notReached),
          rush == null ? 0 : rush.turnedAway(),
          state);
    }

    ProofResult interrupted() {
      history.note("proof", "run", Map.of("phase", "interrupted"));
      return sofar.in(State.INTERRUPTED);
    }

    private void round(Fault fault) throws IOException {
      int number = judge.rounds().size() + 1;
      String name = "%d %s".formatted(number, fault);
      progress.report(name, "steady load");
      note(number, fault, "begun");
      rush.begin(number == 1 ? FIRST_RISE : RISE);
      LookAgain looking = new LookAgain();
      pass(rush.rising());
      pass(STEADY);
      if (!becomesSteady()) {
        problem(
            "the site was slow already before the fault: the figures say more about the machine than about the fault");
      }
      progress.report(name, "striking");
      note(number, fault, "struck");
      nemesis.inject(fault).forEach(this::problem);
      if (fault.isFailure()) {
        pass(HOLD);
      } else if (fault.isNone()) {
        pass(CALM);
      }
      progress.report(name, "mending");
      long mending = note(number, fault, "mending");
      try {
        nemesis.mend();
      } catch (StackException e) {
        history.note("proof", "problem", Map.of("text", e.getMessage(), "unmended", "true"));
      }
      long healthy = note(number, fault, "healthy");
      progress.report(name, "steady load again");
      pass(STEADY);
      looking.end();
      note(number, fault, "ended");
      if (!rush.end(LAST_ANSWERS)) {
        problem("some requests were not answered for two minutes");
      }
      progress.report(name, "reading everything back");
      try {
        workload.comeBack();
      } catch (StackException e) {
        problem(e.getMessage());
      }
      workload.lookBack(rush::ask);
      R reading = readBack.read(healthy);
      readings.keep(number, reading);
      if (rush.turnedAway() > 0) {
        history.note("proof", "turned-away", Map.of("count", Integer.toString(rush.turnedAway())));
      }
      note(number, fault, "read");
      List<Round> told = Round.in(history.history());
      Round judged = judge.judge(told.get(told.size() - 1), history.history(), reading);
      progress.report(
          name,
          "%s, healthy again after %.1f s"
              .formatted(judged.verdict().label(), (healthy - mending) / 1e6));
    }

    /** Whether, within some time, nearly everybody of the last seconds was answered soon. */
    private boolean becomesSteady() {
      long deadline = clock.now() + WARMING_UP.toNanos() / 1_000;
      while (clock.now() < deadline) {
        long now = clock.now();
        List<Operation> recent = history.history().between(now - 2 * SLOW, now - SLOW).toList();
        long served =
            recent.stream()
                .filter(operation -> operation.latency() < SLOW)
                .filter(operation -> operation.outcome() != Outcome.INFO)
                .count();
        if (served >= recent.size() * 0.98) {
          return true;
        }
        pass(Duration.ofSeconds(1));
      }
      return false;
    }

    private long note(int number, Fault fault, String phase) {
      return history.note(
          "proof",
          "round",
          Map.of("number", Integer.toString(number), "fault", fault.toString(), "phase", phase));
    }

    private void problem(String text) {
      history.note("proof", "problem", Map.of("text", text));
    }

    /** Somebody keeps looking at what there is, so that the crowd knows. */
    private final class LookAgain {
      private final Thread thread = new Thread(this::look, "look again");
      private volatile boolean open = true;

      LookAgain() {
        thread.setDaemon(true);
        thread.start();
      }

      private void look() {
        while (open) {
          pass(Duration.ofSeconds(2));
          workload.lookAgain();
        }
      }

      void end() {
        open = false;
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Pause.brief();
    }
  }
}
