package com.foobar.proof.round;

import com.foobar.proof.checker.Checkers;
import com.foobar.proof.checker.Finding;
import com.foobar.proof.checker.Verdict;
import com.foobar.proof.history.HistoryWriter;
import com.foobar.proof.history.Note;
import com.foobar.proof.history.Op;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.history.Request;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.nemesis.Fault;
import com.foobar.proof.nemesis.Nemesis;
import com.foobar.proof.nemesis.Observer;
import com.foobar.proof.readback.ClusterReader;
import com.foobar.proof.readback.Reading;
import com.foobar.proof.readback.Schemas;
import com.foobar.proof.workload.Answer;
import com.foobar.proof.workload.Buyers;
import com.foobar.proof.workload.Catalogue;
import com.foobar.proof.workload.Crowd;
import com.foobar.proof.workload.Rush;
import com.foobar.proof.workload.Sale;
import com.foobar.proof.workload.Site;
import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.Pause;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Lets a rush of buyers loose on the running system, breaks it under them, one fault after another,
 * and judges after each whether what must never break has held.
 */
public final class Proof {
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

  private static final int READERS = 8;

  private final PlanContext context;
  private final Programs programs;
  private final HostProcesses processes;
  private final Progress progress;

  /**
   * @param progress where the user sees what is going on
   */
  public Proof(PlanContext context, Programs programs, HostProcesses processes, Progress progress) {
    this.context = context;
    this.programs = programs;
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * @throws StackException when the system is not healthy to begin with, or cannot be asked
   */
  public ProofResult run(Assignment assignment) {
    Path log = assignment.report().resolve("mending.log");
    try {
      Files.createDirectories(assignment.report());
      try (HistoryWriter history =
              new HistoryWriter(assignment.report().resolve(HISTORY), new RunClock());
          PrintStream mending =
              new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
        Nemesis nemesis =
            new Nemesis(context, programs, processes, new Progress(mending, false), history);
        return new Run(assignment, history, nemesis).run();
      }
    } catch (IOException e) {
      throw new StackException("cannot write the proof: " + e.getMessage(), e);
    }
  }

  /** What one run needs from its beginning to its end. */
  private final class Run {
    private final Assignment assignment;
    private final HistoryWriter history;
    private final Nemesis nemesis;
    private final RunClock clock;
    private final Site site;
    private final Catalogue catalogue;
    private final ClusterReader reader;
    private final List<Round> rounds = new ArrayList<>();

    private final List<String> emails;
    private final Buyers buyers;
    private Crowd crowd;
    private Rush rush;
    private Sale sale;

    Run(Assignment assignment, HistoryWriter history, Nemesis nemesis) {
      this.assignment = assignment;
      this.history = history;
      this.nemesis = nemesis;
      this.clock = history.clock();
      this.site = new Site(context.inventory().site().urls(), clock);
      this.catalogue = new Catalogue(site);
      this.reader = new ClusterReader(context, Schemas.OWN, clock);
      this.emails = Buyers.emails(assignment.buyers());
      this.buyers = new Buyers(site, context.secrets().get("prove.buyers"));
    }

    ProofResult run() {
      nemesis.require(assignment.faults());
      nemesis
          .missing()
          .ifPresent(
              missing -> {
                throw new StackException(
                    "the stack is not healthy: %s; run ./stack up first".formatted(missing));
              });
      prepare();
      reader.compareClocks();
      List<String> notReached = new ArrayList<>();
      try (Observer observer = new Observer(context, history)) {
        long deadline =
            assignment.time() == null
                ? Long.MAX_VALUE
                : System.nanoTime() + assignment.time().toNanos();
        boolean again = assignment.time() != null;
        do {
          for (Fault fault : assignment.faults()) {
            if (System.nanoTime() < deadline) {
              round(fault);
            } else if (rounds.size() < assignment.faults().size()) {
              notReached.add(fault.toString());
            }
          }
        } while (again && System.nanoTime() < deadline);
      }
      return new ProofResult(
          assignment, history.history(), List.copyOf(rounds), notReached, rush.turnedAway());
    }

    private void prepare() {
      progress.report("buyers", "%d log in".formatted(emails.size()));
      logIn();
      progress.report("buyers", "%d are logged in".formatted(emails.size()));
      sale = catalogue.choose(assignment.seats());
      String run = "run-" + Long.toString(clock.now(), 36);
      crowd = new Crowd(assignment.seed(), run, emails, sale);
      rush = new Rush(site, crowd, history, assignment.rate(), assignment.seed());
    }

    private void logIn() {
      buyers.logInAgain(emails);
      buyers.logInDoor(context.secrets().get("application.door"));
    }

    private void round(Fault fault) {
      int number = rounds.size() + 1;
      String name = "%d %s".formatted(number, fault);
      List<String> problems = new ArrayList<>();
      progress.report(name, "steady load");
      long begun = clock.now();
      note(number, fault, "begun");
      rush.begin(number == 1 ? FIRST_RISE : RISE);
      LookAgain looking = new LookAgain();
      pass(rush.rising());
      pass(STEADY);
      if (!becomesSteady()) {
        problems.add(
            "the site was slow already before the fault: the figures say more about the machine"
                + " than about the fault");
      }
      progress.report(name, "striking");
      long struck = clock.now();
      note(number, fault, "struck");
      problems.addAll(nemesis.inject(fault));
      if (fault.isFailure()) {
        pass(HOLD);
      } else if (fault.isNone()) {
        pass(CALM);
      }
      progress.report(name, "mending");
      long mending = clock.now();
      note(number, fault, "mending");
      boolean mended = true;
      try {
        nemesis.mend();
      } catch (StackException e) {
        mended = false;
        problems.add(e.getMessage());
      }
      long healthy = clock.now();
      note(number, fault, "healthy");
      progress.report(name, "steady load again");
      pass(STEADY);
      looking.end();
      long ended = clock.now();
      note(number, fault, "ended");
      if (!rush.end(LAST_ANSWERS)) {
        problems.add("some requests were not answered for two minutes");
      }
      progress.report(name, "reading everything back");
      try {
        logIn();
      } catch (StackException e) {
        problems.add(e.getMessage());
      }
      lookAtOrders();
      Reading reading = reader.read(healthy);
      List<Finding> findings = Checkers.check(history.history(), reading);
      long read = clock.now();
      note(number, fault, "read");
      Verdict verdict = judge(findings).and(mended ? Verdict.HOLDS : Verdict.UNKNOWN);
      rounds.add(
          new Round(
              number,
              fault.toString(),
              targets(struck),
              begun,
              struck,
              mending,
              healthy,
              ended,
              read,
              List.copyOf(problems),
              findings,
              verdict));
      progress.report(
          name,
          "%s, healthy again after %.1f s".formatted(verdict.label(), (healthy - mending) / 1e6));
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

    private void note(int number, Fault fault, String phase) {
      history.note(
          "proof",
          "round",
          Map.of("number", Integer.toString(number), "fault", fault.toString(), "phase", phase));
    }

    /** Who was struck since then, as the nemesis wrote it down. */
    private List<String> targets(long since) {
      return history.history().notes().stream()
          .filter(note -> note.time() >= since && note.what().equals("strike"))
          .map(Note::value)
          .map(value -> value.get("target"))
          .toList();
    }

    /** Every buyer looks at the orders that the run says are there. */
    private void lookAtOrders() {
      Set<String> buyers = new HashSet<>();
      history
          .history()
          .of(Op.ORDER)
          .forEach(order -> buyers.add(((Request.Order) order.request()).buyer()));
      Semaphore places = new Semaphore(READERS);
      List<CompletableFuture<Answer>> looks = new ArrayList<>();
      for (String buyer : buyers) {
        places.acquireUninterruptibly();
        looks.add(
            rush.ask(new Request.OwnOrders(buyer))
                .whenComplete((done, failure) -> places.release()));
      }
      looks.forEach(CompletableFuture::join);
    }

    /** What is new since the round before. */
    private Verdict judge(List<Finding> findings) {
      Set<String> known = new HashSet<>();
      if (!rounds.isEmpty()) {
        rounds
            .get(rounds.size() - 1)
            .findings()
            .forEach(finding -> known.addAll(finding.evidence()));
      }
      Verdict verdict = Verdict.HOLDS;
      for (Finding finding : findings) {
        boolean old = finding.verdict() == Verdict.BROKEN && known.containsAll(finding.evidence());
        verdict = verdict.and(old ? Verdict.HOLDS : finding.verdict());
      }
      return verdict;
    }

    /** Somebody keeps looking at the seats, so that the crowd knows what is left. */
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
          catalogue.look(sale.event(), assignment.seats()).ifPresent(this::tell);
        }
      }

      private void tell(Sale seen) {
        sale = seen;
        // In a flash sale the few seats are the point; nobody moves on when they are gone.
        if (seen.isNearlyOver() && assignment.seats() == Integer.MAX_VALUE) {
          try {
            sale = catalogue.choose(assignment.seats());
          } catch (StackException e) {
            // No answer now, or nothing left: the crowd goes on asking for what is gone.
          }
        }
        crowd.see(sale);
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
