package com.foobar.bench.price;

import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Shop;
import com.foobar.bench.stand.Stand;
import com.foobar.stack.StackException;
import com.foobar.stack.deploy.EdgeControl;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.process.Await;
import com.foobar.stack.rolling.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What it costs, or brings, to sell with all application servers instead of one. */
record OneServer() implements Price {
  private static final int BUYERS = 8;
  private static final String ALL = "all servers";
  private static final String ONE = "one server";

  @Override
  public String name() {
    return "servers";
  }

  @Override
  public String title() {
    return "Hold, order and read back: with all application servers ÷ with one of them";
  }

  @Override
  public String counted() {
    return """
        As the price order, with %d buyers: with all servers that the inventory has, or with all but the first taken out of the \
        balancer (as for a deployment: new requests go elsewhere, those that run end first) and put back after the trial. \
        The servers that are out go on running, and their MySQLs stay in the group. All share this machine's processors, so \
        that what a server more brings is not seen in orders a second, but what it costs in each.\
        """
        .formatted(BUYERS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("CPU", "cpu"),
        Row.ratio("orders a second", "perSecond"),
        Row.ratio("order p50", "order.p50"),
        Row.ratio("order p99", "order.p99").tail(),
        Row.of("servers", ALL, "servers", ""),
        Row.of("CPU, all servers", ALL, "cpu", "ms"),
        Row.of("CPU, one server", ONE, "cpu", "ms"),
        Row.of("orders a second, all servers", ALL, "perSecond", "/s"),
        Row.of("orders a second, one server", ONE, "perSecond", "/s"),
        Row.of("order p50, all servers", ALL, "order.p50", "ms"),
        Row.of("order p50, one server", ONE, "order.p50", "ms"));
  }

  @Override
  public Sides open(Stand stand) {
    List<Host> servers = stand.context().inventory().applicationServers();
    if (servers.size() < 2) {
      throw new StackException("this takes an inventory with at least two servers");
    }
    Shop shop = stand.shop();
    shop.buyers(BUYERS);
    Shelf shelf = new Shelf(shop);
    Side all = new OneOrder.Trial(ALL, shop, shelf, BUYERS);
    Side one = new OneOrder.Trial(ONE, shop, shelf, BUYERS);
    Reserve reserve =
        new Reserve(
            new EdgeControl(stand.context(), stand.processes()),
            servers.subList(1, servers.size()));
    return Sides.of(
        reserve::putBack,
        counted(all, servers.size()),
        counted(one, 1).between(reserve::takeOut, reserve::putBack));
  }

  /** Tells how many servers there were. */
  private static Side counted(Side side, int servers) {
    return side.measuredBy(time -> side.measure(time).with("servers", servers));
  }

  /** The servers that are taken out of the balancer. */
  record Reserve(Traffic traffic, List<Host> servers) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Returns when nothing runs on them any more. */
    void takeOut() {
      servers.forEach(traffic::withhold);
      Await.until(
          "what runs on the servers that are taken out",
          PATIENCE,
          () ->
              servers.stream().anyMatch(server -> traffic.unfinished(server) > 0)
                  ? Optional.of("some requests run still")
                  : Optional.empty());
    }

    /** Returns when all of them get requests again. */
    void putBack() {
      servers.forEach(traffic::admit);
      Await.until(
          "the servers that were taken out",
          PATIENCE,
          () ->
              servers.stream().flatMap(server -> traffic.notAdmitted(server).stream()).findFirst());
    }
  }
}
