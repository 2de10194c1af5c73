package com.foobar.bench.price;

import com.foobar.bench.stand.Stand;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.boxoffice.proof.workload.Site;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.load.ClosedLoop;
import com.foobar.proof.load.Operation;
import com.foobar.proof.spi.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds seats for buyers, and gives all of them back afterwards. */
final class Holding {
  /** At a time; an account may hold 80 seats. */
  private static final int OF_EACH = 75;

  private static final int BUYERS = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Site site;
  private final List<String> buyers;
  private final Queue<Request.Release> held = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Integer> byWorker = new ConcurrentHashMap<>();

  Holding(Stand stand) {
    this.site = stand.shop().site();
    this.buyers = stand.shop().buyers(BUYERS);
  }

  /**
   * For whom a worker holds its next seat: no two workers hold for the same, who takes turns with
   * himself.
   *
   * @return null when all of its buyers hold as much as they may
   */
  String nextBuyer(int worker, int workers) {
    int before = byWorker.merge(worker, 1, Integer::sum) - 1;
    int buyer = worker + workers * (before / OF_EACH);
    return buyer < buyers.size() ? buyers.get(buyer) : null;
  }

  /** For whom the next of those is held who come one after the other. */
  String anyBuyer(int number) {
    return buyers.get(number % buyers.size());
  }

  /** Whether it is held; {@link Operation#NOTHING_LEFT}'s null when there is none left. */
  CompletableFuture<Boolean> hold(Request.Hold wish) {
    return site.send(wish).thenApply(answer -> note(wish, answer));
  }

  private Boolean note(Request.Hold wish, Answer answer) {
    if (answer.outcome() == Outcome.OK && answer.result() instanceof Result.Held hold) {
      held.add(new Request.Release(wish.buyer(), hold.hold()));
      return true;
    }
    return wish.seats() == null && "seat-taken".equals(answer.error()) ? null : false;
  }

  void giveBack() {
    ClosedLoop.run(
        8,
        PATIENCE,
        worker -> {
          Request.Release next = held.poll();
          return next == null
              ? Operation.NOTHING_LEFT
              : site.send(next).thenApply(answer -> answer.outcome() == Outcome.OK);
        });
    byWorker.clear();
  }
}
