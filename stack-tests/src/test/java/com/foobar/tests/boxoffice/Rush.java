package com.foobar.tests.boxoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Many people who do something at the same moment, each in a thread. */
final class Rush {
  private Rush() {}

  private static final int FEW = 4;

  /** What each of them got, in their order. */
  static <T> List<T> of(Stream<? extends Callable<T>> people) {
    List<? extends Callable<T>> all = people.toList();
    return run(all, all.size());
  }

  /** The same with only a few at a time: what comes before the rush. */
  static <T> List<T> beforehand(Stream<? extends Callable<T>> people) {
    return run(people.toList(), FEW);
  }

  private static <T> List<T> run(List<? extends Callable<T>> all, int atOnce) {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    CountDownLatch ready = new CountDownLatch(atOnce);
    try {
      List<Future<T>> begun = new ArrayList<>();
      for (Callable<T> one : all) {
        begun.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return one.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : begun) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
