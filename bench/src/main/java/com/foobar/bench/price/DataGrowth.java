package com.foobar.bench.price;

import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Shop;
import com.foobar.bench.stand.Stand;
import java.util.List;
import java.util.stream.Stream;

/** How the price of an order grows with the orders that are in the databases already. */
record DataGrowth() implements Price {
  private static final int BUYERS = 8;
  private static final List<Integer> EVENTS = List.of(1, 10, 100);

  @Override
  public String name() {
    return "data";
  }

  @Override
  public String title() {
    return "Hold, order and read back: with %,d, ten times and a hundred times as many past orders"
        .formatted(PastSales.SEATS);
  }

  @Override
  public String counted() {
    return """
        As the price order, with %d buyers, after %,d, %,d and %,d orders by invoice were put into the databases of all members \
        beside what they hold: past events, sold out, each seat with a row in event_seat, hold, hold_seat, orders, ticket, \
        payment, journal and posting. The last is several times what InnoDB's buffer pool holds. The sides do not take turns: \
        each builds on what the one before has left. The past orders are taken away at the end; the seats stay sold.\
        """
        .formatted(
            BUYERS,
            EVENTS.get(0) * PastSales.SEATS,
            EVENTS.get(1) * PastSales.SEATS,
            EVENTS.get(2) * PastSales.SEATS);
  }

  @Override
  public List<Row> rows() {
    return EVENTS.stream()
        .map(DataGrowth::side)
        .flatMap(
            side ->
                Stream.of(
                    Row.of("CPU, " + side, side, "cpu", "ms"),
                    Row.of("of that MySQL, " + side, side, "cpu.mysql", "ms").part(),
                    Row.of("orders a second, " + side, side, "perSecond", "/s"),
                    Row.of("order p50, " + side, side, "order.p50", "ms"),
                    Row.of("order p99, " + side, side, "order.p99", "ms").tail()))
        .toList();
  }

  private static String side(int events) {
    return events + "×";
  }

  @Override
  public boolean takesTurns() {
    return false;
  }

  @Override
  public Sides open(Stand stand) {
    Shop shop = stand.shop();
    shop.buyers(BUYERS);
    Shelf shelf = new Shelf(shop);
    PastSales past = new PastSales(stand.context());
    return Sides.of(
        past::close,
        EVENTS.stream()
            .map(
                events ->
                    new OneOrder.Trial(side(events), shop, shelf, BUYERS)
                        .between(() -> past.growTo(events), () -> {}))
            .toArray(Side[]::new));
  }
}
