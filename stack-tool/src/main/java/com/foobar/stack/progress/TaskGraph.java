package com.foobar.stack.progress;

import com.foobar.stack.StackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Tasks that run as soon as the ones they depend on are done, all at once where they can. What
 * depends on a failed task is left out; the rest goes on, so that one run shows every failure.
 */
public final class TaskGraph {
  /** A step; whatever it throws is its failure. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }

  /** Carries nothing: the failure itself was noted where it happened. */
  private static final class DependencyFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DependencyFailed() {
      super(null, null, false, false);
    }
  }

  private final Progress progress;
  private final Map<String, CompletableFuture<Void>> tasks = new LinkedHashMap<>();
  private final CompletableFuture<Void> start = new CompletableFuture<>();
  private final List<String> failures = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(daemons());

  public TaskGraph(Progress progress) {
    this.progress = progress;
  }

  /**
   * @param after tasks that were added before and have to succeed first
   */
  public void add(String name, Collection<String> after, Action action) {
    add(name, after, List.of(), action);
  }

  /**
   * @param after tasks that were added before and have to succeed first
   * @param attempted tasks that have to be over first, be it with a failure
   */
  public void add(
      String name, Collection<String> after, Collection<String> attempted, Action action) {
    List<CompletableFuture<Void>> before = new ArrayList<>(List.of(start));
    after.forEach(dependency -> before.add(task(dependency)));
    attempted.forEach(
        dependency -> before.add(task(dependency).handle((nothing, failure) -> null)));
    CompletableFuture<Void> task =
        CompletableFuture.allOf(before.toArray(CompletableFuture<?>[]::new))
            .handleAsync(
                (nothing, failure) -> {
                  if (failure != null) {
                    progress.report(name, "left out: what it needs failed");
                    throw new DependencyFailed();
                  }
                  run(name, action);
                  return null;
                },
                threads);
    tasks.put(name, task);
  }

  private CompletableFuture<Void> task(String name) {
    CompletableFuture<Void> task = tasks.get(name);
    if (task == null) {
      throw new IllegalArgumentException("no task was added before that is called " + name);
    }
    return task;
  }

  /**
   * Runs all tasks.
   *
   * @throws StackException with every failure, when there are any
   */
  public void run() {
    start.complete(null);
    List<String> notDone = new ArrayList<>();
    tasks.forEach(
        (name, task) -> {
          if (task.handle((nothing, failure) -> failure != null).join()) {
            notDone.add(name);
          }
        });
    threads.shutdown();
    synchronized (failures) {
      if (failures.isEmpty() && !notDone.isEmpty()) {
        // What noted a failure failed itself.
        failures.add("not done, for a reason that could not be told: " + notDone);
      }
      if (!failures.isEmpty()) {
        throw new StackException(String.join(System.lineSeparator(), failures));
      }
    }
  }

  /** An Error is a failure like any other: nobody else in this thread would ever tell of it. */
  private void run(String name, Action action) {
    try {
      action.run();
    } catch (Throwable e) {
      synchronized (failures) {
        failures.add(e instanceof StackException ? e.getMessage() : name + ": " + e);
      }
      progress.report(name, "failed");
      throw new DependencyFailed();
    }
  }

  private static ThreadFactory daemons() {
    return runnable -> {
      Thread thread = new Thread(runnable);
      thread.setDaemon(true);
      return thread;
    };
  }
}
