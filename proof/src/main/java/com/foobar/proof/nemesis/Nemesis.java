package com.foobar.proof.nemesis;

import com.foobar.proof.history.HistoryWriter;
import com.foobar.stack.StackException;
import com.foobar.stack.deploy.Application;
import com.foobar.stack.deploy.ApplicationStore;
import com.foobar.stack.deploy.RollingDeployment;
import com.foobar.stack.health.Health;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.lifecycle.Restart;
import com.foobar.stack.lifecycle.StartUp;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.Pause;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.service.mysql.Group;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Breaks the running system and mends it again, by the same code as {@code ./stack fault} and
 * {@code ./stack up}, and writes into the history what it did and when.
 */
public final class Nemesis {
  /** Longer than a member is given to come back by cloning. */
  private static final Duration MENDING = Duration.ofMinutes(5);

  private final PlanContext context;
  private final Programs programs;
  private final HostProcesses processes;
  private final Progress progress;
  private final HistoryWriter history;
  private final Targets targets;

  /**
   * @param progress where the mending says what it does
   */
  public Nemesis(
      PlanContext context,
      Programs programs,
      HostProcesses processes,
      Progress progress,
      HistoryWriter history) {
    this.context = context;
    this.programs = programs;
    this.processes = processes;
    this.progress = progress;
    this.history = history;
    this.targets = new Targets(context);
  }

  /**
   * Says early what would only be found out when it strikes.
   *
   * @throws StackException when a fault names something that the inventory does not have
   */
  public void require(List<Fault> faults) {
    faults.stream()
        .flatMap(fault -> fault.strikes().stream())
        .filter(strike -> strike.action().needsTarget())
        .forEach(strike -> targets.services(strike.target()));
  }

  /** Does all of it at once; returns when it is done, with what could not be done. */
  public List<String> inject(Fault fault) {
    List<String> problems = new ArrayList<>();
    // All targets first: once one half is done, "primary" may mean somebody else.
    List<Runnable> strikes = new ArrayList<>();
    for (Strike strike : fault.strikes()) {
      try {
        strikes.add(prepare(strike));
      } catch (StackException e) {
        problems.add("%s: %s".formatted(strike, e.getMessage()));
      }
    }
    List<CompletableFuture<Optional<String>>> running =
        strikes.stream()
            .map(strike -> CompletableFuture.supplyAsync(() -> attempt(strike), Nemesis::start))
            .toList();
    running.stream().map(CompletableFuture::join).flatMap(Optional::stream).forEach(problems::add);
    return problems;
  }

  /** Strikes wait for processes; the common pool is the load's. */
  private static void start(Runnable work) {
    Thread thread = new Thread(work, "nemesis");
    thread.setDaemon(true);
    thread.start();
  }

  private static Optional<String> attempt(Runnable strike) {
    try {
      strike.run();
      return Optional.empty();
    } catch (StackException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Runnable prepare(Strike strike) {
    return switch (strike.action()) {
      case KILL -> signal(strike, "KILL");
      case PAUSE -> signal(strike, "STOP");
      case RESTART -> {
        List<ServiceId> services = targets.services(strike.target());
        yield noted(strike, services.toString(), () -> restart(services));
      }
      case SWITCHOVER -> {
        Host next = targets.secondary();
        yield noted(strike, "to " + next, () -> new Group(context).switchover(next));
      }
      case DEPLOY -> noted(strike, "another build", this::deploy);
      case NONE -> noted(strike, "nobody", () -> {});
    };
  }

  /** One host after another, as planned work is done. */
  private void restart(List<ServiceId> services) {
    services.stream()
        .map(ServiceId::host)
        .distinct()
        .forEach(
            host ->
                new Restart(context, processes, RollingChange.PATIENCE, progress)
                    .run(host, services.stream().filter(id -> id.host().equals(host)).toList()));
  }

  private Runnable signal(Strike strike, String signal) {
    List<ServiceId> services =
        targets.services(strike.target()).stream()
            .filter(id -> processes.state(id).isAlive())
            .toList();
    return noted(
        strike,
        services.stream().map(ServiceId::toString).collect(Collectors.joining(", ")),
        () -> services.forEach(id -> processes.signalGroup(id, signal)));
  }

  private Runnable noted(Strike strike, String target, Runnable action) {
    return () -> {
      history.note("nemesis", "strike", Map.of("strike", strike.toString(), "target", target));
      action.run();
      history.note("nemesis", "struck", Map.of("strike", strike.toString(), "target", target));
    };
  }

  /** The same application under another digest, so that every server has something to do. */
  private void deploy() {
    ApplicationStore store = new ApplicationStore(context.layout().applications());
    Application current =
        store.applications().stream()
            .findFirst()
            .orElseThrow(() -> new StackException("nothing is deployed"));
    try {
      Path folder = Files.createTempDirectory("prove-");
      Path copy = folder.resolve(current.name());
      Files.copy(current.file(), copy);
      try (FileSystem archive = FileSystems.newFileSystem(copy)) {
        Files.writeString(
            archive.getPath("META-INF/proof.txt"), "deployed at %s%n".formatted(Instant.now()));
      }
      new RollingDeployment(context, processes, RollingChange.PATIENCE, progress)
          .deploy(store.stage(copy));
      Files.delete(copy);
      Files.delete(folder);
    } catch (IOException e) {
      throw new StackException("cannot make another build: " + e.getMessage(), e);
    }
  }

  /**
   * Thaws what is frozen, starts what is down, and returns when everything runs and says that it is
   * ready.
   *
   * @throws StackException when that does not come about
   */
  public void mend() {
    long deadline = System.nanoTime() + MENDING.toNanos();
    while (true) {
      try {
        new StartUp(context, programs, processes, progress).run();
        Await.until("the stack", Duration.ofSeconds(60), this::missing);
        return;
      } catch (StackException e) {
        // The group may still be voting about who is in it; then the next try finds it decided.
        if (System.nanoTime() > deadline) {
          throw new StackException("it cannot be mended: " + e.getMessage(), e);
        }
        Pause.brief();
      }
    }
  }

  /** What keeps the system from being healthy, by the judgement of {@code status}. */
  public Optional<String> missing() {
    List<String> problems = new Health(context, processes).judge().problems();
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }
}
