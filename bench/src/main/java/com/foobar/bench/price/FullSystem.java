package com.foobar.bench.price;

import com.foobar.bench.beside.PlainSystem;
import com.foobar.bench.price.PageCost.Page;
import com.foobar.bench.price.PageCost.Way;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Shop;
import com.foobar.bench.stand.Stand;
import java.util.List;

/**
 * What it costs in all that no single machine matters: the whole stack beside what a team has that
 * does without.
 *
 * @param work the same on either side
 */
record FullSystem(String name, String title, String counted, List<Row> rows, Work work)
    implements Price {
  private static final int BUYERS = 8;
  private static final String FULL = "full";
  private static final String PLAIN = "plain";

  private static final String PLAIN_SYSTEM =
      """
      The plain one: WildFly of the same version as its makers ship it, with its standalone.xml (no cluster, no statistics, \
      the log of transactions in files that are flushed at each write), and one MySQL: the stack's program and settings \
      (sync_binlog = 1, innodb_flush_log_at_trx_commit = 1) without Group Replication. The same EAR, which has loaded the same \
      season there; the same datasources (XA, pools, options of the driver), all of them to that MySQL; the same JVM with \
      the same options and heap.\
      """;

  /** How one of the two does it. */
  interface Work {
    Side side(String name, Shop shop, Stand stand);
  }

  /** A page, by as many requests as go through. */
  static FullSystem page(String name, Page page) {
    return new FullSystem(
        name,
        "%s: the full system ÷ one plain WildFly with one MySQL".formatted(page.request()),
        "%s Asked for at the balancer, or of the plain WildFly. %s"
            .formatted(PageCost.counted(page), PLAIN_SYSTEM),
        List.of(
            Row.ratio("requests per CPU-second", "perCpuSecond"),
            Row.of("full", FULL, "perCpuSecond", "/CPU-s"),
            Row.of("plain", PLAIN, "perCpuSecond", "/CPU-s"),
            Row.of("p50, full", FULL, "p50", "ms"),
            Row.of("p50, plain", PLAIN, "p50", "ms")),
        (side, shop, stand) ->
            PageCost.side(stand, new Way(side, stack -> List.of(shop.url())), page));
  }

  /** A purchase, by as many buyers as the price "order" has first. */
  static FullSystem order(String name) {
    return new FullSystem(
        name,
        "Hold, order and read back: the full system ÷ one plain WildFly with one MySQL",
        """
        What "order" counts, with %d buyers, divided by processor time: through the balancer, or of the plain WildFly; there as \
        well one XA transaction over both databases. %s The seats stay sold.\
        """
            .formatted(BUYERS, PLAIN_SYSTEM),
        List.of(
            Row.ratio("orders per CPU-second", "perCpuSecond"),
            Row.ratio("orders a second", "perSecond"),
            Row.ratio("order p50", "order.p50"),
            Row.of("CPU, full", FULL, "cpu", "ms"),
            Row.of("CPU, plain", PLAIN, "cpu", "ms"),
            Row.of("WildFly, full", FULL, "cpu.wildfly", "ms"),
            Row.of("WildFly, plain", PLAIN, "cpu.wildfly", "ms"),
            Row.of("MySQL, full", FULL, "cpu.mysql", "ms"),
            Row.of("MySQL, plain", PLAIN, "cpu.mysql", "ms"),
            Row.of("order p50, full", FULL, "order.p50", "ms"),
            Row.of("order p50, plain", PLAIN, "order.p50", "ms")),
        (side, shop, stand) -> new OneOrder.Trial(side, shop, new Shelf(shop), BUYERS));
  }

  @Override
  public Sides open(Stand stand) {
    PlainSystem plain = PlainSystem.start(stand);
    try {
      return Sides.of(
          plain::close,
          work.side(FULL, stand.shop(), stand),
          work.side(PLAIN, plain.shop(), stand));
    } catch (RuntimeException e) {
      plain.close();
      throw e;
    }
  }
}
