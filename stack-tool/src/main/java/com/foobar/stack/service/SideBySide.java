package com.foobar.stack.service;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Questions that are all asked at once, so that together they take no longer than one may. */
public final class SideBySide implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
          });
  private final long deadline;

  /**
   * @param limit for all of them together
   */
  public SideBySide(Duration limit) {
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  /** Something that is asked for and not there yet. */
  public record Asked<T>(CompletableFuture<T> answer, Function<Throwable, T> otherwise) {}

  /**
   * @param otherwise what to say when it fails, or does not come in time ({@link TimeoutException})
   */
  public <T> Asked<T> ask(Callable<T> question, Function<Throwable, T> otherwise) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            answer.complete(question.call());
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    return new Asked<>(answer, otherwise);
  }

  public <T> T of(Asked<T> asked) {
    try {
      return asked.answer().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      return asked.otherwise().apply(e.getCause());
    } catch (TimeoutException e) {
      return asked.otherwise().apply(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return asked.otherwise().apply(e);
    }
  }

  /** Leaves those alone that are still being asked. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
