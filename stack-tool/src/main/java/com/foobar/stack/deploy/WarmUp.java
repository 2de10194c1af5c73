package com.foobar.stack.deploy;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.InventoryApplication.Rehearsed;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.secret.Secrets;
import com.foobar.stack.service.HttpQuestion;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Asks a WildFly for what its visitors will ask for, again and again, while they are elsewhere:
 * Java compiles what it has run some hundred times, and the first to come would wait for that.
 * Whatever comes of it, the server is let in.
 */
final class WarmUp {
  /** Java's first compiler takes a method after 200 calls, or fewer where it has loops. */
  private static final int ROUNDS = 300;

  /** As many as find a small server busy, and leave a larger one something to do besides. */
  private static final int AT_ONCE = 2;

  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Of one answer: the very first may take seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String url;
  private final String key;
  private final int rounds;
  private final Duration longest;

  WarmUp(PlanContext context, Host server) {
    this(
        "http://" + new WildflyNode().address(context, server),
        context.secrets().get(Secrets.WARM_UP),
        ROUNDS,
        LONGEST);
  }

  /**
   * @param url of the WildFly, without a path
   * @param key by which applications know who asks
   * @param rounds how often it is asked for each address
   * @param longest after that time no more is asked
   */
  WarmUp(String url, String key, int rounds, Duration longest) {
    this.url = url;
    this.key = key;
    this.rounds = rounds;
    this.longest = longest;
  }

  /**
   * Returns when the server is warm, or the time is over.
   *
   * @return what did not go as it should, for a person; empty when all did
   */
  List<String> of(List<Rehearsed> requests) {
    long deadline = System.nanoTime() + longest.toNanos();
    Map<Rehearsed, String> failed = new ConcurrentHashMap<>();
    Queue<Rehearsed> left = new ConcurrentLinkedQueue<>();
    for (int round = 0; round < rounds; round++) {
      left.addAll(requests);
    }
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      Thread worker = new Thread(() -> ask(left, failed, deadline), "warm-up");
      // What hangs is left behind.
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    List<String> warnings = new ArrayList<>();
    if (!areDone(workers, deadline) || !left.isEmpty()) {
      warnings.add(
          "was let in after %d s, before it was warm: %d of %d requests were left"
              .formatted(longest.toSeconds(), left.size(), rounds * requests.size()));
      left.clear();
    }
    failed.forEach((request, what) -> warnings.add("%s %s".formatted(request, what)));
    return warnings;
  }

  private static boolean areDone(List<Thread> workers, long deadline) {
    try {
      for (Thread worker : workers) {
        worker.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
      return workers.stream().noneMatch(Thread::isAlive);
    } catch (InterruptedException e) {
      // Whoever wants it to end finds out at the next step.
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** What has failed once is asked no more: it would fill the server's log. */
  private void ask(Queue<Rehearsed> left, Map<Rehearsed, String> failed, long deadline) {
    for (Rehearsed next = left.poll();
        next != null && System.nanoTime() < deadline;
        next = left.poll()) {
      if (!failed.containsKey(next)) {
        try {
          int status = status(next);
          if (status >= 400) {
            failed.put(next, "answers %d".formatted(status));
          }
        } catch (IOException e) {
          failed.put(next, "does not answer: " + e.getMessage());
        }
      }
    }
  }

  private int status(Rehearsed request) throws IOException {
    HttpURLConnection connection =
        HttpQuestion.to(request.method(), url + request.path(), PATIENCE);
    connection.setRequestProperty("X-Warm-Up", key);
    return HttpQuestion.status(connection);
  }
}
