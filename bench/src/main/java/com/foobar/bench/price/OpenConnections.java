package com.foobar.bench.price;

import com.foobar.bench.load.KeptConnections;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.proof.load.Load;
import com.foobar.proof.load.OpenLoop;
import com.foobar.stack.StackException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How a request's price grows with the connections that are open. */
record OpenConnections() implements Price {
  private static final int FEW = 10;
  private static final int MOST = 10_000;

  /** The first two are what the ratios are made of. */
  private static final List<Integer> NUMBERS = List.of(MOST, FEW, 100, 1_000);

  private static final double PER_SECOND = 300;

  /** Opening thousands takes longer than the trials. */
  private static final int MOST_PAIRS = 6;

  /** The balancer closes a connection over which nothing comes for half a minute. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public String title() {
    return "A request while %,d visitors want a connection at the edge ÷ with %d"
        .formatted(MOST, FEW);
  }

  @Override
  public String counted() {
    return """
        %.0f times a second on average, at random moments, GET /api/session without a login (answered 401 by the application) \
        over one of the connections that are open, each in its turn, counted from when it was due; the others lie idle \
        meanwhile. Connections are opened before the trial, each with a request, and closed after it, which is not counted. \
        Where the balancer lets no more of them in (maxconn in haproxy/edge.cfg: 4,000, or less where the machine's limit \
        of open files is low), those that are in are all that is measured: how many stands below. Processor time is that of \
        all services less their idle time. At most %d pairs and %d s each.\
        """
        .formatted(PER_SECOND, MOST_PAIRS, LONGEST.toSeconds());
  }

  @Override
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.ratio("CPU for each request", "cpu"));
    rows.add(Row.ratio("p50", "p50"));
    rows.add(Row.ratio("p99", "p99").tail());
    rows.add(Row.of("let in, of %,d".formatted(MOST), side(MOST), "held", ""));
    for (int number : NUMBERS.stream().sorted().toList()) {
      rows.add(Row.of("CPU with %,d wanted".formatted(number), side(number), "cpu", "ms"));
    }
    for (int number : NUMBERS.stream().sorted().toList()) {
      rows.add(Row.of("p50 with %,d wanted".formatted(number), side(number), "p50", "ms"));
    }
    for (int number : NUMBERS.stream().sorted().toList()) {
      rows.add(Row.of("p99 with %,d wanted".formatted(number), side(number), "p99", "ms").tail());
    }
    return rows;
  }

  private static String side(int connections) {
    return "%,d connections".formatted(connections);
  }

  @Override
  public int pairs(int asked) {
    return Math.min(MOST_PAIRS, asked);
  }

  @Override
  public Duration trial(Duration asked) {
    return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
  }

  @Override
  public Sides open(Stand stand) {
    URI page = URI.create(stand.edge() + "/api/session");
    List<Trial> trials = NUMBERS.stream().map(number -> new Trial(number, page)).toList();
    return Sides.of(() -> trials.forEach(Trial::tidy), trials.toArray(Side[]::new));
  }

  private static final class Trial implements Side {
    private final int number;
    private final URI page;
    private final AtomicLong seed = new AtomicLong();
    private KeptConnections connections;

    Trial(int number, URI page) {
      this.number = number;
      this.page = page;
    }

    @Override
    public String name() {
      return side(number);
    }

    @Override
    public void prepare() {
      connections = new KeptConnections(number, page, 401);
      if (connections.held() < Math.min(number, FEW)) {
        throw new StackException("%s does not let %d visitors in".formatted(page, FEW));
      }
    }

    @Override
    public Done measure(Duration time) {
      int held = connections.held();
      Load load = OpenLoop.run(PER_SECOND, time, seed.incrementAndGet(), connections);
      return Done.of(load, Map.of("held", (double) held));
    }

    @Override
    public void tidy() {
      if (connections != null) {
        connections.close();
        connections = null;
      }
    }
  }
}
