package com.foobar.stack.rolling;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.process.Pause;
import com.foobar.stack.progress.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes one server after another while the others serve: each is taken out of traffic, changed,
 * asked whether it is ready, and put back.
 *
 * <p>Whatever goes wrong, expected or not, is one case: the servers that were touched get back what
 * they had, each of them, whatever happens to the others, and are put back; the first cause is what
 * the user is told. A server stays out only when it could not be given back what it had while
 * another serves, and then it is said why.
 */
public final class RollingChange {
  /** How long requests that run may take before they are cut, unless the user says otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A server that was changed compiles and fills its pools before it answers in time. */
  private static final Duration READY = Duration.ofSeconds(90);

  /** Taking a server back into account is one command; a balancer that reloads needs a moment. */
  private static final Duration ADMITTED = Duration.ofSeconds(15);

  /** The number of times that an undoing is tried on a server. */
  private static final int ATTEMPTS = 2;

  private final Traffic traffic;
  private final Duration patience;
  private final Duration ready;
  private final Duration admitted;
  private final Progress progress;

  /**
   * @param patience how long to wait for requests that run before they are cut
   */
  public RollingChange(Traffic traffic, Duration patience, Progress progress) {
    this(traffic, patience, READY, ADMITTED, progress);
  }

  RollingChange(
      Traffic traffic, Duration patience, Duration ready, Duration admitted, Progress progress) {
    this.traffic = traffic;
    this.patience = patience;
    this.ready = ready;
    this.admitted = admitted;
    this.progress = progress;
  }

  /**
   * @throws UndoneException when it did not succeed, and everything is as it was
   * @throws StackException when it did not succeed, nor the way back everywhere: the first cause,
   *     and what came of undoing it. Its cause is the first cause, and all that went wrong
   *     afterwards is suppressed in it.
   */
  public void run(List<Host> servers, Work work) {
    List<Host> touched = new ArrayList<>();
    List<Host> changed = new ArrayList<>();
    try (Interruption interruption = Interruption.heldBack(progress)) {
      try {
        for (Host server : servers) {
          interruption.check();
          change(server, work, touched, changed, interruption);
        }
        interruption.noMore();
      } catch (Throwable first) {
        interruption.noMore();
        throw undoAll(first, work, touched, changed, interruption);
      }
    }
  }

  private void change(
      Host server, Work work, List<Host> touched, List<Host> changed, Interruption interruption)
      throws Exception {
    // Asked before anything is done to it, and each time: another server may have died meanwhile.
    boolean spared = traffic.canSpare(server);
    touched.add(server);
    if (spared) {
      drain(server, interruption);
    }
    interruption.check();
    progress.report(server.name(), work.doing());
    changed.add(server);
    work.change(server);
    interruption.check();
    progress.report(server.name(), "waiting for its health check");
    Optional<String> missing = await(ready, () -> traffic.notReady(server), interruption);
    if (missing.isPresent()) {
      throw new StackException(
          "%s is not ready after %d s: %s".formatted(server, ready.toSeconds(), missing.get()));
    }
    putBack(server, interruption);
    progress.report(server.name(), "done");
  }

  private void drain(Host server, Interruption interruption) {
    progress.report(server.name(), "draining");
    traffic.withhold(server);
    Optional<String> unfinished =
        await(
            patience,
            () -> {
              long running = traffic.unfinished(server);
              return running == 0 ? Optional.empty() : Optional.of(running + " running");
            },
            interruption);
    long cut = traffic.cut(server);
    if (cut > 0) {
      progress.report(
          server.name(),
          unfinished.isPresent()
              ? "%s after %d s: cut off".formatted(connections(cut), patience.toSeconds())
              : "%s without an end of their own: cut off".formatted(connections(cut)));
    }
  }

  private static String connections(long number) {
    return number == 1 ? "1 connection" : number + " connections";
  }

  /** Lets requests in, and makes sure that every balancer sends them. */
  private void putBack(Host server, Interruption interruption) {
    traffic.admit(server);
    Optional<String> missing = await(admitted, () -> traffic.notAdmitted(server), interruption);
    if (missing.isPresent()) {
      throw new StackException(
          "%s is ready, but gets no requests: %s".formatted(server, missing.get()));
    }
  }

  /** Every server, whatever comes of the others; in reverse, so that the last one is out least. */
  private StackException undoAll(
      Throwable first,
      Work work,
      List<Host> touched,
      List<Host> changed,
      Interruption interruption) {
    List<Throwable> later = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<Host> backwards = new ArrayList<>(touched);
    Collections.reverse(backwards);
    for (Host server : backwards) {
      undo(server, work, changed.contains(server), interruption, later)
          .ifPresent(trouble -> left.add("%s: %s".formatted(server, trouble)));
    }
    later.stream().filter(trouble -> trouble != first).forEach(first::addSuppressed);
    String cause = describe(first, interruption) + System.lineSeparator();
    if (left.isEmpty()) {
      return new UndoneException(
          cause + "Nothing has changed: every server has what it had before.", first);
    }
    return new StackException(
        cause
            + "Not every server has what it had before:%n  %s%n./stack up mends that; ./stack status shows it."
                .formatted(String.join(System.lineSeparator() + "  ", left)),
        first);
  }

  /** Returns what is not as it was; empty when all is. */
  private Optional<String> undo(
      Host server, Work work, boolean changed, Interruption interruption, List<Throwable> later) {
    Optional<String> broken =
        changed ? undoWork(server, work, interruption, later) : Optional.empty();
    Optional<String> unready = broken.isPresent() ? broken : ready(server, interruption, later);
    try {
      if (broken.isPresent() && othersServe(server)) {
        traffic.withhold(server);
        progress.report(server.name(), "kept out of traffic");
        return Optional.of(broken.get() + " It gets no requests; the others serve.");
      }
      if (unready.isPresent()) {
        traffic.admitWhenHealthy(server);
        progress.report(server.name(), "back as soon as it is ready");
      } else {
        putBack(server, interruption);
        progress.report(server.name(), "back");
      }
      return unready;
    } catch (Throwable e) {
      later.add(e);
      progress.report(server.name(), "not put back");
      return Optional.of(
          unready.map(text -> text + " ").orElse("")
              + "It could not be put back: "
              + describe(e, interruption));
    }
  }

  private Optional<String> undoWork(
      Host server, Work work, Interruption interruption, List<Throwable> later) {
    drainToUndo(server, interruption, later);
    Throwable last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        progress.report(server.name(), work.undoing());
        work.undo(server);
        return Optional.empty();
      } catch (Throwable e) {
        Thread.interrupted();
        later.add(e);
        last = e;
      }
    }
    return Optional.of(work.undoing() + " failed: " + describe(last, interruption) + ".");
  }

  /** One that was changed and is back in traffic already; where this fails, visitors notice. */
  private void drainToUndo(Host server, Interruption interruption, List<Throwable> later) {
    try {
      if (traffic.canSpare(server)) {
        drain(server, interruption);
      }
    } catch (Throwable e) {
      later.add(e);
    }
  }

  private Optional<String> ready(Host server, Interruption interruption, List<Throwable> later) {
    try {
      return await(ready, () -> traffic.notReady(server), interruption)
          .map(reason -> "it is not ready: " + reason);
    } catch (Throwable e) {
      later.add(e);
      return Optional.of("it cannot be asked whether it is ready: " + describe(e, interruption));
    }
  }

  /** A server that is broken serves better than none. */
  private boolean othersServe(Host server) {
    return traffic.canSpare(server);
  }

  /** Returns what was missing last when the time is up; empty when nothing is missing any more. */
  private static Optional<String> await(
      Duration limit, Supplier<Optional<String>> question, Interruption interruption) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<String> missing = question.get();
      if (missing.isEmpty() || System.nanoTime() > deadline) {
        return missing;
      }
      interruption.check();
      Pause.brief();
    }
  }

  /**
   * What is expected speaks for itself; of all else it is said what it is and where it happened.
   */
  private static String describe(Throwable failure, Interruption interruption) {
    if (interruption.isRequested() && isInterruption(failure)) {
      return "interrupted";
    }
    if (failure instanceof StackException) {
      return failure.getMessage();
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return "unexpected: " + failure + (trace.length == 0 ? "" : " (at " + trace[0] + ")");
  }

  private static boolean isInterruption(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException
          || cause instanceof java.nio.channels.ClosedByInterruptException
          || "interrupted".equals(cause.getMessage())) {
        return true;
      }
    }
    return false;
  }
}
