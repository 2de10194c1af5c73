package com.foobar.bench.price;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Shop;
import com.foobar.bench.stand.Stand;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.proof.load.ClosedLoop;
import com.foobar.proof.load.Latencies;
import com.foobar.proof.load.Load;
import com.foobar.proof.load.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What it costs to buy: to hold a seat, to order it, and to read the order back. */
record OneOrder() implements Price {
  private static final int FEW = 8;
  private static final int MANY = 24;
  private static final String FEW_BUYERS = "8 buyers";
  private static final String MANY_BUYERS = "24 buyers";

  @Override
  public String name() {
    return "order";
  }

  @Override
  public String title() {
    return "Hold, order and read back: %d buyers ÷ %d buyers".formatted(FEW, MANY);
  }

  @Override
  public String counted() {
    return """
        Through the edge, each buyer as fast as it goes: POST /api/events/{id}/holds (one named seat, a different one each \
        time), POST /api/orders (by invoice), GET /api/orders/{id}. Processor time is that of all services less their \
        idle time; statements are those of the applications' accounts on all members, and durable commits the \
        transactions that the group has certified (GTIDs; an XA PREPARE and an XA COMMIT are one each), both less the \
        idle rate. All for the three together; p50 and p99 are of the order alone. The seats stay sold.\
        """;
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("CPU", FEW_BUYERS, "cpu", "ms").goal(Goal.atMost(75)),
        Row.of("of that WildFly", FEW_BUYERS, "cpu.wildfly", "ms").part(),
        Row.of("of that MySQL", FEW_BUYERS, "cpu.mysql", "ms").part(),
        Row.of("of that the database doors", FEW_BUYERS, "cpu.database-door", "ms").part(),
        Row.of("of that HAProxy and Nginx", FEW_BUYERS, "cpu.way", "ms").part(),
        Row.of("statements", FEW_BUYERS, "statements", ""),
        Row.of("durable commits", FEW_BUYERS, "commits", ""),
        Row.of("orders a second, 8 buyers", FEW_BUYERS, "perSecond", "/s").goal(Goal.atLeast(35)),
        Row.of("order p50, 8 buyers", FEW_BUYERS, "order.p50", "ms").goal(Goal.atMost(120)),
        Row.of("order p99, 8 buyers", FEW_BUYERS, "order.p99", "ms").tail(),
        Row.of("orders a second, 24 buyers", MANY_BUYERS, "perSecond", "/s"),
        Row.of("order p50, 24 buyers", MANY_BUYERS, "order.p50", "ms"),
        Row.of("order p99, 24 buyers", MANY_BUYERS, "order.p99", "ms").tail(),
        Row.ratio("orders a second, 8 ÷ 24 buyers", "perSecond"));
  }

  @Override
  public Sides open(Stand stand) {
    Shop shop = stand.shop();
    shop.buyers(MANY);
    Shelf shelf = new Shelf(shop);
    return Sides.of(
        new Trial(FEW_BUYERS, shop, shelf, FEW), new Trial(MANY_BUYERS, shop, shelf, MANY));
  }

  record Trial(String name, Shop shop, Shelf shelf, int buyers) implements Side {
    @Override
    public Done measure(Duration time) {
      Latencies holds = new Latencies();
      Latencies orders = new Latencies();
      Latencies reads = new Latencies();
      List<String> emails = shop.buyers(buyers);
      Load load =
          ClosedLoop.run(buyers, time, worker -> buy(emails.get(worker), holds, orders, reads));
      Map<String, Double> figures = new TreeMap<>();
      figures.putAll(holds.figures("hold."));
      figures.putAll(orders.figures("order."));
      figures.putAll(reads.figures("read."));
      return Done.of(load, figures);
    }

    private CompletableFuture<Boolean> buy(
        String buyer, Latencies holds, Latencies orders, Latencies reads) {
      Request.Hold wish = shelf.take(buyer);
      if (wish == null) {
        return Operation.NOTHING_LEFT;
      }
      long begun = System.nanoTime();
      return shop.site()
          .send(wish)
          .thenCompose(
              answer -> {
                if (!(answer.result() instanceof Result.Held held)) {
                  return CompletableFuture.completedFuture(false);
                }
                holds.record(System.nanoTime() - begun);
                return order(buyer, held.hold(), orders, reads);
              });
    }

    private CompletableFuture<Boolean> order(
        String buyer, UUID hold, Latencies orders, Latencies reads) {
      long begun = System.nanoTime();
      return shop.site()
          .send(Shop.order(buyer, hold))
          .thenCompose(
              answer -> {
                if (!(answer.result() instanceof Result.Placed placed)) {
                  return CompletableFuture.completedFuture(false);
                }
                long done = System.nanoTime();
                orders.record(done - begun);
                return shop.site()
                    .canRead(buyer, placed.order())
                    .thenApply(
                        can -> {
                          reads.record(System.nanoTime() - done);
                          return can;
                        });
              });
    }

    @Override
    public void tidy() {
      shelf.refill();
    }
  }
}
