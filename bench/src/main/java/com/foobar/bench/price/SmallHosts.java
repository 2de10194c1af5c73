package com.foobar.bench.price;

import com.foobar.bench.load.Pages;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.HostQuotas;
import com.foobar.bench.stand.Stand;
import com.foobar.boxoffice.proof.workload.Sale;
import com.foobar.proof.load.ClosedLoop;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the stack carries when each host has only a small part of a processor: so that it is the
 * hosts that are the limit, and not the machine on which all of them run. By this it is checked
 * what {@code docs/scale.md} computes for so many servers.
 */
public record SmallHosts() implements Price {
  public static final String NAME = "hosts";

  /** Of each host. */
  public static final double CORES = 0.2;

  public static final String PAGES = "pages";
  public static final String HOLDS = "holds";
  public static final String PER_SECOND = "perSecond";

  private static final int WORKERS = 16;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "What it carries when each host has %.1f processors".formatted(CORES);
  }

  @Override
  public String counted() {
    return """
        The processes of each host together get no more than %.1f of a processor (a control group of the kernel's). \
        Through the edge, %d connections as fast as it goes: GET /api/session without a login, or holds of one named \
        seat each. Warmed up without that limit. Takes root.\
        """
        .formatted(CORES, WORKERS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("answers of WildFly's a second", PAGES, PER_SECOND, "/s"),
        Row.of("p50", PAGES, "p50", "ms"),
        Row.of("holds a second", HOLDS, PER_SECOND, "/s"),
        Row.of("p50 of a hold", HOLDS, "p50", "ms"));
  }

  @Override
  public Sides open(Stand stand) {
    HostQuotas quotas = new HostQuotas();
    Holding holding = new Holding(stand);
    Sale sale = stand.shop().catalogue().choose(Integer.MAX_VALUE);
    Pages pages = new Pages(List.of(stand.edge()), "/api/session", 401, 1);
    AtomicBoolean limited = new AtomicBoolean();
    Runnable limit =
        () -> {
          if (limited.compareAndSet(false, true)) {
            Inventory inventory = stand.context().inventory();
            for (Host host : inventory.hosts()) {
              quotas.limit(inventory.name() + "-" + host.name(), stand.pids(host), CORES);
            }
          }
        };
    Side first = Side.of(PAGES, time -> Done.of(ClosedLoop.run(WORKERS, time, pages)));
    Side second =
        new OneHold.Trial(HOLDS, holding, sale, (time, trial) -> trial.saturated(WORKERS, time));
    return Sides.of(
        () -> {
          quotas.close();
          holding.giveBack();
        },
        limited(first, limit),
        limited(second, limit));
  }

  /**
   * Warmed up as fast as the machine goes: with a small part of a processor for its compiler, Java
   * would take an hour.
   *
   * @param limit what holds the hosts to their part, from the first trial on
   */
  private static Side limited(Side side, Runnable limit) {
    return side.measuredBy(
        time -> {
          limit.run();
          return side.measure(time);
        });
  }
}
