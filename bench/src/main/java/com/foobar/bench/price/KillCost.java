package com.foobar.bench.price;

import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Shop;
import com.foobar.bench.stand.Stand;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.proof.load.Load;
import com.foobar.proof.load.OpenLoop;
import com.foobar.proof.load.Operation;
import com.foobar.proof.nemesis.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What it costs those who buy that a service is killed.
 *
 * @param victim in words
 * @param fault what is done, found out when the stack is known
 */
record KillCost(String name, String victim, Function<Stand, String> fault) implements Price {
  private static final double PER_SECOND = 5;
  private static final int BUYERS = 24;
  private static final Duration MINUTE = Duration.ofSeconds(60);

  /** After so much of the minute. */
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** What was mended is loaded for so long before anything is counted: Java has to compile anew. */
  private static final Duration WARM_AGAIN = Duration.ofSeconds(10);

  private static final int MOST_PAIRS = 2;
  private static final String KILLED = "killed";
  private static final String CALM = "calm";

  static KillCost ofPrimary() {
    return new KillCost("kill", "the primary", stand -> "kill:primary");
  }

  static KillCost ofWildfly() {
    return new KillCost(
        "kill-wildfly",
        "the first server's WildFly",
        stand ->
            "kill:%s/wildfly"
                .formatted(stand.context().inventory().applicationServers().get(0).name()));
  }

  @Override
  public String title() {
    return "Orders in the minute in which %s is killed ÷ in calm".formatted(victim);
  }

  @Override
  public String counted() {
    return """
        %.0f purchases a second begin at random moments, whether or not the ones before are done, through the edge: POST \
        /api/events/{id}/holds (one named seat), then POST /api/orders (by invoice), as the site's own pages do it: an order \
        without an answer is sent again with the same key, a hold is not. Counted are the orders acknowledged within the \
        minute, %d s after the beginning of which %s is killed (kill -9), divided by those of a minute without that, in which \
        purchases are due at the very same moments; the longest time in which nobody's order was acknowledged; and how long those who got their order had \
        waited since their purchase was due. The stack is mended before the next trial, as by ./stack up, which is not \
        counted. At most %d pairs, however many are asked for.\
        """
        .formatted(PER_SECOND, QUIET.toSeconds(), victim, MOST_PAIRS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("orders", "perSecond"),
        Row.of("longest pause, killed", KILLED, "pause", "s").tail(),
        Row.of("longest pause, calm", CALM, "pause", "s").tail(),
        Row.of("p50 of the wait, killed", KILLED, "p50", "ms").tail(),
        Row.of("p99 of the wait, killed", KILLED, "p99", "ms").tail(),
        Row.of("p50 of the wait, calm", CALM, "p50", "ms"),
        Row.of("p99 of the wait, calm", CALM, "p99", "ms").tail(),
        Row.of("without an order, killed", KILLED, "lost", "").tail(),
        Row.of("without an order, calm", CALM, "lost", "").tail());
  }

  @Override
  public int pairs(int asked) {
    return Math.min(MOST_PAIRS, asked);
  }

  @Override
  public int fewest() {
    return MOST_PAIRS;
  }

  @Override
  public Duration trial(Duration asked) {
    return MINUTE;
  }

  @Override
  public Sides open(Stand stand) {
    Fault strike = Fault.parse(fault.apply(stand));
    Shop shop = stand.shop();
    shop.buyers(BUYERS);
    Purchases purchases = new Purchases(shop, new Shelf(shop));
    Damage damage = new Damage(stand);
    return Sides.of(
        damage::close,
        new Killed(purchases, damage, strike, new AtomicLong()),
        new Calm(purchases, new AtomicLong()));
  }

  /**
   * @param trials how many there were; each pair has moments of its own, which are those of both
   *     its sides
   */
  private record Killed(Purchases purchases, Damage damage, Fault fault, AtomicLong trials)
      implements Side {
    @Override
    public String name() {
      return KILLED;
    }

    @Override
    public Done warmUp(Duration time) {
      return purchases.during(time);
    }

    @Override
    public Done measure(Duration minute) {
      try (Strike strike = new Strike(damage, fault, QUIET)) {
        return purchases.during(minute, trials.incrementAndGet());
      }
    }

    @Override
    public void tidy() {
      purchases.during(WARM_AGAIN);
      purchases.tidy();
    }
  }

  /**
   * @param trials how many there were
   */
  private record Calm(Purchases purchases, AtomicLong trials) implements Side {
    @Override
    public String name() {
      return CALM;
    }

    @Override
    public Done warmUp(Duration time) {
      return purchases.during(time);
    }

    @Override
    public Done measure(Duration minute) {
      return purchases.during(minute, trials.incrementAndGet());
    }

    @Override
    public void tidy() {
      purchases.tidy();
    }
  }

  private record Purchases(Shop shop, Shelf shelf) {
    /** Moments of loads that are not measured. */
    private static final long ANY = 0;

    Done during(Duration time) {
      return during(time, ANY);
    }

    /**
     * @param moments the same number, the same moments
     */
    Done during(Duration time, long moments) {
      List<String> buyers = shop.buyers(BUYERS);
      Acknowledgements orders = new Acknowledgements();
      long begun = System.nanoTime();
      Load load =
          OpenLoop.run(
              PER_SECOND, time, moments, number -> buy(buyers.get(number % BUYERS), orders));
      Map<String, Double> figures = new TreeMap<>(orders.figures(begun, begun + time.toNanos()));
      figures.putAll(load.latencies().figures(""));
      // That some go without is what is measured, and no reason to doubt it.
      figures.put("lost", (double) load.bad());
      return new Done(0, 0, figures);
    }

    private CompletableFuture<Boolean> buy(String buyer, Acknowledgements orders) {
      Request.Hold wish = shelf.take(buyer);
      if (wish == null) {
        return Operation.NOTHING_LEFT;
      }
      return shop.site()
          .send(wish)
          .thenCompose(
              answer ->
                  answer.result() instanceof Result.Held held
                      ? order(buyer, held.hold(), orders)
                      : CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> order(String buyer, UUID hold, Acknowledgements orders) {
      return shop.site()
          .send(Shop.order(buyer, hold))
          .thenApply(
              answer -> {
                boolean placed = answer.result() instanceof Result.Placed;
                if (placed) {
                  orders.note(System.nanoTime());
                }
                return placed;
              });
    }

    void tidy() {
      shelf.refill();
    }
  }
}
