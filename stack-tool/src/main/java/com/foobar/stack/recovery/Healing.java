package com.foobar.stack.recovery;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.wildfly.RecoveryNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Finishes what a WildFly that does not come back has left in doubt, by a process that bears its
 * identifier on another server. Whoever calls holds the stack's lock, so that nobody starts that
 * WildFly meanwhile.
 */
public final class Healing {
  /** Enough for the election of a primary, a start on a busy machine and a few passes. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** What a dead node has sent last may still be under way. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(2);

  /** Enough for a start and several passes, when only the log is left to be tidied up. */
  private static final Duration SEVERAL_PASSES = Duration.ofSeconds(20);

  private final PlanContext context;
  private final HostProcesses processes;
  private final Progress progress;
  private final Fence fence;
  private final InDoubtReader reader;

  public Healing(PlanContext context, HostProcesses processes, Progress progress) {
    this.context = context;
    this.processes = processes;
    this.progress = progress;
    this.fence = new Fence(context, processes);
    this.reader = new InDoubtReader(context);
  }

  /** Heals every server whose WildFly does not run, those that left the inventory among them. */
  public void run() {
    List<Host> dead =
        new ArrayList<>(
            context.inventory().applicationServers().stream().filter(fence::isDead).toList());
    if (dead.isEmpty()) {
      progress.report("servers", "every WildFly runs: each finishes its transactions itself");
    }
    context.identities().departed(context.inventory()).stream()
        .filter(fence::isDead)
        .forEach(dead::add);
    run(dead);
  }

  /**
   * Heals these servers, one after the other; a failure with one does not keep the others waiting.
   *
   * @throws StackException with every failure; then something may be in doubt still
   */
  public void run(List<Host> servers) {
    RecoveryNode.endAll(context, processes);
    List<String> failures = new ArrayList<>();
    for (Host server : servers) {
      try {
        fence.requireDead(server);
        heal(server);
      } catch (StackException e) {
        progress.report(server.name(), "failed");
        failures.add(e.getMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new StackException(String.join(System.lineSeparator(), failures));
    }
  }

  private void heal(Host dead) {
    String node = context.nodeIdentifier(dead);
    InDoubt before = firstLook(dead, node);
    InDoubt after = before;
    if (!before.isNothing()) {
      Host survivor = survivor(dead);
      progress.report(dead.name(), "%s; finishing it on %s".formatted(before, survivor));
      after = finish(dead, node, survivor);
    }
    progress.report(dead.name(), before.settled(after));
    int timers = new TimerRelease(context).of(dead);
    if (timers > 0) {
      progress.report(
          dead.name(),
          "%d of the timers that ran there %s to the others"
              .formatted(timers, timers == 1 ? "goes" : "go"));
    }
  }

  private InDoubt firstLook(Host dead, String node) {
    long since = System.nanoTime();
    AtomicReference<InDoubt> seen = new AtomicReference<>();
    Await.until(
        dead + ": looking for what is in doubt",
        LIMIT,
        () -> {
          Optional<String> unknown = look(node, seen);
          boolean soon = System.nanoTime() - since < UNDER_WAY.toNanos();
          return unknown.isEmpty() && seen.get().isNothing() && soon
              ? Optional.of("its last statement may be under way")
              : unknown;
        });
    return seen.get();
  }

  /** What stays in the log when no branch is left. */
  private InDoubt finish(Host dead, String node, Host survivor) {
    try (RecoveryRun recovery =
        RecoveryRun.start(context, processes, dead, survivor, LIMIT.multipliedBy(2))) {
      AtomicReference<InDoubt> seen = new AtomicReference<>();
      AtomicLong unchangedSince = new AtomicLong();
      try {
        Await.until(
            dead + ": finishing its transactions",
            LIMIT,
            () -> {
              recovery.requireAlive();
              InDoubt last = seen.get();
              Optional<String> unknown = look(node, seen);
              if (unknown.isPresent()) {
                return unknown;
              }
              if (!seen.get().equals(last)) {
                unchangedSince.set(System.nanoTime());
              }
              boolean tried = System.nanoTime() - unchangedSince.get() > SEVERAL_PASSES.toNanos();
              return seen.get().isNothing() || seen.get().branches().isEmpty() && tried
                  ? Optional.empty()
                  : Optional.of("still " + seen.get());
            });
        return seen.get();
      } catch (StackException e) {
        throw new StackException(e.getMessage() + recovery.endOfLog(), e);
      }
    }
  }

  /** Why it cannot be known at this moment; empty when it is. */
  private Optional<String> look(String node, AtomicReference<InDoubt> seen) {
    try {
      seen.set(reader.of(node));
      return Optional.empty();
    } catch (StackException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * The dead node's own host, where only its WildFly is dead, is as good when there is no other.
   */
  private Host survivor(Host dead) {
    Stream<Host> others =
        context.inventory().applicationServers().stream().filter(server -> !server.equals(dead));
    return Stream.concat(others, Stream.of(dead))
        .filter(server -> processes.state(new DatabaseDoor().on(server)).kind() == Kind.RUNNING)
        .findFirst()
        .orElseThrow(
            () ->
                new StackException(
                    "no server has a database door that runs, so nobody can reach the databases;"
                        + " ./stack up"));
  }
}
