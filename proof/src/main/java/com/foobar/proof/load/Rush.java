package com.foobar.proof.load;

import com.foobar.proof.history.Asked;
import com.foobar.proof.history.HistoryWriter;
import com.foobar.proof.spi.Answer;
import com.foobar.proof.spi.Crowd;
import com.foobar.proof.spi.Sender;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * An open-loop load: requests arrive at random moments with a given mean rate, whether or not the
 * ones before them were answered, as people do. So a system that stands still is not spared.
 *
 * @see <a href="https://www.usenix.org/legacy/event/nsdi06/tech/schroeder.html">Schroeder, Wierman,
 *     Harchol-Balter: Open Versus Closed</a>
 */
public final class Rush {
  /** A bound for the tool's own memory and sockets: nobody else can come in then. */
  private static final int AT_ONCE = 1_500;

  /** The share of the full rate that it begins with. */
  private static final double LOWEST = 0.1;

  private final Sender site;
  private final Crowd crowd;
  private final HistoryWriter history;
  private final double perSecond;
  private final Random dice;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile boolean open;
  private Duration rising = Duration.ZERO;
  private volatile int turnedAway;
  private Thread thread;

  /**
   * @param perSecond mean rate of arrivals, when it has risen
   */
  public Rush(Sender site, Crowd crowd, HistoryWriter history, double perSecond, long seed) {
    this.site = site;
    this.crowd = crowd;
    this.history = history;
    this.perSecond = perSecond;
    this.dice = new Random(seed);
  }

  /**
   * Lets them come, ever more until the full rate is reached, until {@link #end}.
   *
   * @param rise by how many a second the rate rises each second
   */
  public void begin(double rise) {
    open = true;
    rising = Duration.ofMillis((long) (perSecond / rise * 1_000));
    thread = new Thread(this::arrive, "rush");
    thread.setDaemon(true);
    thread.start();
  }

  /** How long the rate rises until it is the full one. */
  public Duration rising() {
    return rising;
  }

  private void arrive() {
    double wholly = rising.toNanos() / 1e9;
    Arrivals arrivals =
        new Arrivals(since -> perSecond * Math.min(1, Math.max(LOWEST, since / wholly)), dice);
    while (open) {
      long due = arrivals.next();
      while (open && System.nanoTime() < due) {
        Arrivals.park(due);
      }
      if (places.tryAcquire()) {
        ask(crowd.next(history.clock().now())).whenComplete((done, failure) -> places.release());
      } else {
        turnedAway++;
      }
    }
  }

  /** Asks now and writes down how it goes. */
  public CompletableFuture<Answer> ask(Asked request) {
    long process = history.invoke(request);
    return site.send(request)
        .thenApply(
            answer -> {
              history.complete(
                  process, answer.outcome(), answer.result(), answer.error(), answer.attempts());
              crowd.learn(request, answer, history.clock().now());
              return answer;
            });
  }

  /**
   * Lets nobody in any more and waits for those who are inside.
   *
   * @return whether all of them were answered in this time; if not, they stay unknown
   */
  public boolean end(Duration patience) {
    open = false;
    try {
      thread.join();
      boolean answered = places.tryAcquire(AT_ONCE, patience.toMillis(), TimeUnit.MILLISECONDS);
      if (answered) {
        places.release(AT_ONCE);
      }
      return answered;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Arrivals that found no place, because too many before them were waiting. */
  public int turnedAway() {
    return turnedAway;
  }
}
