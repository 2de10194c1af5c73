package com.foobar.bench.price;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Shop;
import com.foobar.bench.stand.Stand;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.boxoffice.proof.workload.Sale;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.load.OpenLoop;
import com.foobar.proof.load.Operation;
import com.foobar.proof.load.Periods;
import com.foobar.proof.nemesis.Fault;
import com.foobar.proof.spi.Answer;
import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.lifecycle.Restart;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.rolling.RollingChange;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How long visitors wait when a WildFly that has just started has to serve all of them. */
record Takeover() implements Price {
  static final String SIDE = "takeover";

  /** A hold and an order each. */
  private static final double PURCHASES = 12.5;

  private static final double READS = 60;

  /** In which whoever is to serve until then has become warm. */
  private static final Duration BEFORE = Duration.ofSeconds(30);

  private static final String FIRST = "first";
  private static final String WARM = "warm";
  private static final Duration FIRST_MINUTE = Duration.ofSeconds(60);
  private static final Duration WARM_PART = Duration.ofSeconds(30);

  private static final int BUYERS = 48;
  private static final int EVENTS = 6;

  /** Each takes three and a half minutes. */
  private static final int MOST_TRIALS = 4;

  @Override
  public String name() {
    return SIDE;
  }

  @Override
  public String title() {
    return "The first minute of a WildFly that takes over all visitors";
  }

  @Override
  public String counted() {
    return """
    %.0f holds and orders and %.0f reads a second, through the edge, at random moments, whether or not the ones before were \
    answered. Meanwhile a WildFly is restarted as planned work, and as soon as it is let in the others are killed \
    (kill -9). Milliseconds until the answer was \
    there, repetitions included, in the minute after the kill; and, warm, in the half minute after that. Reads are an \
    event, its seats, the list of events, and who is logged in. "Let in" is from the beginning of the restart until the \
    server gets visitors again. Who got no good answer is counted apart. At most %d trials, however many are asked for.\
    """
        .formatted(2 * PURCHASES, READS, MOST_TRIALS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        row("writes p50, first minute", "first.write.p50"),
        row("writes p99, first minute", "first.write.p99").goal(Goal.atMost(700)),
        row("writes, the slowest, first minute", "first.write.most"),
        row("writes p50, warm", "warm.write.p50"),
        row("writes p99, warm", "warm.write.p99"),
        row("writes, the slowest, warm", "warm.write.most"),
        row("reads p50, first minute", "first.read.p50"),
        row("reads p99, first minute", "first.read.p99"),
        row("reads, the slowest, first minute", "first.read.most"),
        Row.of("without a good answer, first minute", SIDE, "first.failed", "").tail(),
        row("reads p50, warm", "warm.read.p50"),
        row("reads p99, warm", "warm.read.p99"),
        row("reads, the slowest, warm", "warm.read.most"),
        Row.of("let in after", SIDE, "letIn", "s"));
  }

  private static Row row(String label, String figure) {
    return Row.of(label, SIDE, figure, "ms").tail();
  }

  @Override
  public int pairs(int asked) {
    return Math.min(MOST_TRIALS, asked);
  }

  @Override
  public int fewest() {
    return MOST_TRIALS;
  }

  @Override
  public Sides open(Stand stand) {
    List<Host> servers = stand.context().inventory().applicationServers();
    if (servers.size() < 2) {
      throw new StackException("with one server there is nobody to take over from");
    }
    stand.shop().buyers(BUYERS);
    Damage damage = new Damage(stand);
    return Sides.of(damage::close, new Trial(stand, servers, damage));
  }

  /** The servers take turns: who was killed the last time is the one that starts. */
  static final class Trial implements Side {
    private final Stand stand;
    private final List<Host> servers;
    private final Restart restart;
    private final Damage damage;
    private int begun;

    Trial(Stand stand, List<Host> servers, Damage damage) {
      this.stand = stand;
      this.servers = servers;
      this.damage = damage;
      this.restart =
          new Restart(
              stand.context(),
              stand.processes(),
              RollingChange.PATIENCE,
              new Progress(new PrintStream(OutputStream.nullOutputStream()), false));
    }

    @Override
    public String name() {
      return SIDE;
    }

    /** What is measured is the cold. */
    @Override
    public Done warmUp(Duration time) {
      return Done.nothing();
    }

    @Override
    public Done measure(Duration time) {
      Host fresh = servers.get(begun++ % servers.size());
      Periods periods = new Periods();
      AtomicBoolean over = new AtomicBoolean();
      Visitors visitors = new Visitors(stand.shop(), periods);
      FutureTask<Void> purchases = start("purchases", over, PURCHASES, visitors::buy);
      FutureTask<Void> reads = start("reads", over, READS, visitors::look);
      Map<String, Double> figures = new TreeMap<>();
      try {
        Waiting.pass(BEFORE);
        long starts = System.nanoTime();
        restart.run(fresh, List.of(wildfly(fresh)));
        figures.put("letIn", (System.nanoTime() - starts) / 1e9);
        periods.begin(FIRST);
        servers.stream().filter(server -> !server.equals(fresh)).forEach(this::kill);
        Waiting.pass(FIRST_MINUTE);
        periods.begin(WARM);
        Waiting.pass(WARM_PART);
        periods.begin(null);
      } finally {
        over.set(true);
        // An order that was in doubt when its WildFly died is answered when that is back.
        damage.mend();
        await(purchases);
        await(reads);
      }
      figures.put("first.failed", 0.0);
      figures.putAll(periods.figures());
      return new Done(periods.good(), periods.bad(), figures);
    }

    private FutureTask<Void> start(
        String name, AtomicBoolean over, double perSecond, Operation operation) {
      FutureTask<Void> load =
          new FutureTask<>(
              () -> {
                OpenLoop.run(perSecond, due -> over.get(), begun, operation);
                return null;
              });
      Thread thread = new Thread(load, name);
      thread.setDaemon(true);
      thread.start();
      return load;
    }

    private static void await(FutureTask<Void> load) {
      try {
        load.get();
      } catch (ExecutionException e) {
        throw new StackException("the load broke off: " + e.getCause(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StackException("interrupted", e);
      }
    }

    private void kill(Host server) {
      damage.inflict(Fault.parse("kill:" + wildfly(server)));
    }

    private static ServiceId wildfly(Host server) {
      return new WildflyNode().on(server);
    }
  }

  /** Some look, some buy. */
  static final class Visitors {
    private final Shop shop;
    private final Periods periods;
    private final List<String> buyers;
    private final List<Request.Hold> wishes = new ArrayList<>();
    private final List<Sale> sales;
    private final AtomicInteger next = new AtomicInteger();

    Visitors(Shop shop, Periods periods) {
      this.shop = shop;
      this.periods = periods;
      this.buyers = shop.buyers(BUYERS);
      this.sales = shop.catalogue().chooseSeveral(EVENTS);
      for (Sale sale : sales) {
        for (long seat : sale.free()) {
          wishes.add(
              Request.Hold.ofSeats(
                  buyers.get(wishes.size() % BUYERS), sale.event(), List.of(seat)));
        }
      }
    }

    CompletableFuture<Boolean> buy(int number) {
      int seat = next.getAndIncrement();
      if (seat >= wishes.size()) {
        return CompletableFuture.failedFuture(new StackException("too few seats are left"));
      }
      Request.Hold wish = wishes.get(seat);
      return timed("write", wish)
          .thenCompose(
              answer ->
                  answer.result() instanceof Result.Held held
                      ? timed("write", Shop.order(wish.buyer(), held.hold()))
                      : CompletableFuture.completedFuture(answer))
          .thenApply(answer -> answer.outcome() == Outcome.OK);
    }

    CompletableFuture<Boolean> look(int number) {
      Sale sale = sales.get(number % sales.size());
      Request request =
          switch (number % 4) {
            case 0 -> new Request.Events(1 + number % 3);
            case 1 -> new Request.Event(sale.event());
            case 2 -> new Request.Seats(sale.event());
            default -> new Request.Session(buyers.get(number % BUYERS));
          };
      return timed("read", request).thenApply(answer -> answer.outcome() == Outcome.OK);
    }

    private CompletableFuture<Answer> timed(String kind, Request request) {
      String period = periods.current();
      long due = System.nanoTime();
      return shop.site()
          .send(request)
          .whenComplete(
              (answer, failure) ->
                  periods.record(
                      period,
                      kind,
                      System.nanoTime() - due,
                      failure == null && answer.outcome() == Outcome.OK));
    }
  }
}
