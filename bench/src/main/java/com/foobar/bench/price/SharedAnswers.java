package com.foobar.bench.price;

import com.foobar.bench.load.Pages;
import com.foobar.bench.price.PageCost.Way;
import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.proof.load.OpenLoop;
import com.foobar.proof.load.Operation;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How long visitors wait for a page that is the same for all of them. */
record SharedAnswers() implements Price {
  private static final double PER_SECOND = 300;

  /** The tail may be so many times the median. */
  private static final Goal TAIL = Goal.atMost(10);

  @Override
  public String name() {
    return "shared";
  }

  @Override
  public String title() {
    return "Answers that Nginx shares, GET /api/events: through the edge ÷ Nginx alone";
  }

  @Override
  public String counted() {
    return """
        Milliseconds from the moment when a request was due until its answer was there. %.0f requests a second on average, at \
        random moments, whether or not the ones before were answered; the same moments on both sides. Requests to Nginx go \
        to both servers in turn.\
        """
        .formatted(PER_SECOND);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("p50", "p50"),
        Row.of("p50 through Nginx", "nginx", "p50", "ms"),
        Row.of("p99 through Nginx", "nginx", "p99", "ms").tail(),
        Row.of("p99 ÷ p50 through Nginx", "nginx", "tail", "").goal(TAIL).tail(),
        Row.of("p50 through the edge", "edge", "p50", "ms"),
        Row.of("p99 through the edge", "edge", "p99", "ms").tail(),
        Row.of("p99 ÷ p50 through the edge", "edge", "tail", "").goal(TAIL).tail());
  }

  @Override
  public Sides open(Stand stand) {
    return Sides.of(side(stand, Way.EDGE), side(stand, Way.NGINX));
  }

  private static Side side(Stand stand, Way way) {
    Operation pages = new Pages(way.servers().apply(stand), "/api/events", 200, 100);
    AtomicLong seed = new AtomicLong();
    return Side.of(
        way.name(), time -> Done.of(OpenLoop.run(PER_SECOND, time, seed.incrementAndGet(), pages)));
  }
}
