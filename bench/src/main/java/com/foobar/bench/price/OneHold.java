package com.foobar.bench.price;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.workload.Sale;
import com.foobar.proof.load.ClosedLoop;
import com.foobar.proof.load.OpenLoop;
import com.foobar.proof.load.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What it costs to hold a seat. */
record OneHold() implements Price {
  private static final int WORKERS = 8;
  private static final double PER_SECOND = 20;
  private static final String FULL = "saturated";
  private static final String CALM = "calm";

  @Override
  public String name() {
    return "hold";
  }

  @Override
  public String title() {
    return "One hold: as fast as it goes, and %.0f a second".formatted(PER_SECOND);
  }

  @Override
  public String counted() {
    return """
        POST /api/events/{id}/holds through the edge: one named seat, a different one each time, by buyers who are logged in. \
        As fast as it goes with %d workers, or %.0f a second at random moments, counted from when each was due. Processor \
        time is that of all services less their idle time; statements are those of the applications' accounts on all \
        members, and commits the transactions that the group has certified (GTIDs), both less the idle rate. The \
        seats are given back between the trials, which is not counted.\
        """
        .formatted(WORKERS, PER_SECOND);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("CPU", FULL, "cpu", "ms").goal(Goal.atMost(8)),
        Row.of("of that WildFly", FULL, "cpu.wildfly", "ms").part(),
        Row.of("of that MySQL", FULL, "cpu.mysql", "ms").part(),
        Row.of("of that the database doors", FULL, "cpu.database-door", "ms").part(),
        Row.of("of that HAProxy and Nginx", FULL, "cpu.way", "ms").part(),
        Row.of("statements", FULL, "statements", ""),
        Row.of("durable commits", FULL, "commits", ""),
        Row.of("holds a second", FULL, "perSecond", "/s").goal(Goal.atLeast(220)),
        Row.of("p50, saturated", FULL, "p50", "ms"),
        Row.of("p99, saturated", FULL, "p99", "ms").tail(),
        Row.of("p50 at 20 a second", CALM, "p50", "ms"),
        Row.of("p99 at 20 a second", CALM, "p99", "ms").tail(),
        Row.of("CPU at 20 a second", CALM, "cpu", "ms"));
  }

  @Override
  public Sides open(Stand stand) {
    Holding holding = new Holding(stand);
    Sale sale = stand.shop().catalogue().choose(Integer.MAX_VALUE);
    Side full = new Trial(FULL, holding, sale, OneHold::saturated);
    AtomicLong seed = new AtomicLong();
    Side calm =
        new Trial(
            CALM,
            holding,
            sale,
            (time, trial) ->
                Done.of(OpenLoop.run(PER_SECOND, time, seed.incrementAndGet(), trial::any)));
    return Sides.of(holding::giveBack, full, calm);
  }

  private static Done saturated(Duration time, Trial trial) {
    return trial.saturated(WORKERS, time);
  }

  interface Way {
    Done run(Duration time, Trial trial);
  }

  /** Takes one free seat after the other. */
  record Trial(String name, Holding holding, Sale sale, Way way, AtomicInteger next)
      implements Side {
    Trial(String name, Holding holding, Sale sale, Way way) {
      this(name, holding, sale, way, new AtomicInteger());
    }

    @Override
    public Done measure(Duration time) {
      return way.run(time, this);
    }

    /** As fast as it goes, each worker for buyers of its own. */
    Done saturated(int workers, Duration time) {
      return Done.of(
          ClosedLoop.run(workers, time, worker -> hold(holding.nextBuyer(worker, workers))));
    }

    CompletableFuture<Boolean> any(int number) {
      return hold(holding.anyBuyer(number));
    }

    private CompletableFuture<Boolean> hold(String buyer) {
      int seat = next.getAndIncrement();
      return buyer == null || seat >= sale.free().size()
          ? Operation.NOTHING_LEFT
          : holding.hold(Request.Hold.ofSeats(buyer, sale.event(), List.of(sale.free().get(seat))));
    }

    @Override
    public void tidy() {
      holding.giveBack();
      next.set(0);
    }
  }
}
