package com.foobar.bench.price;

import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.workload.Sale;
import com.foobar.proof.load.ClosedLoop;
import com.foobar.proof.load.Operation;
import com.foobar.stack.StackException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** What it costs that all want the best seats of the same event. */
record Contention() implements Price {
  private static final int WORKERS = 8;
  private static final String TOGETHER = "together";
  private static final String APART = "apart";

  @Override
  public String name() {
    return "contention";
  }

  @Override
  public String title() {
    return "Holds of the best seat: all of one category ÷ each of an event of its own";
  }

  @Override
  public String counted() {
    return """
        POST /api/events/{id}/holds of the best free seat of a category, as fast as it goes with %d workers: all of them of \
        the same category of one event, or each of a different event. Every hold is of another seat, so that none is \
        refused. The seats are given back between the trials, which is not counted.\
        """
        .formatted(WORKERS);
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.ratio("holds a second", "perSecond"),
        Row.ratio("CPU", "cpu"),
        Row.ratio("p99", "p99").tail(),
        Row.of("together", TOGETHER, "perSecond", "/s"),
        Row.of("apart", APART, "perSecond", "/s"));
  }

  @Override
  public Sides open(Stand stand) {
    List<Sale> sales = stand.shop().catalogue().chooseSeveral(WORKERS);
    if (sales.size() < WORKERS) {
      throw new StackException("this takes %d events with free seats".formatted(WORKERS));
    }
    Holding holding = new Holding(stand);
    return Sides.of(
        holding::giveBack,
        new Trial(TOGETHER, holding, worker -> sales.get(0)),
        new Trial(APART, holding, sales::get));
  }

  private record Trial(String name, Holding holding, IntFunction<Sale> sales) implements Side {
    @Override
    public Done measure(Duration time) {
      return Done.of(
          ClosedLoop.run(
              WORKERS,
              time,
              worker -> {
                String buyer = holding.nextBuyer(worker, WORKERS);
                Sale sale = sales.apply(worker);
                return buyer == null
                    ? Operation.NOTHING_LEFT
                    : holding.hold(
                        Request.Hold.best(buyer, sale.event(), category(sale.categories()), 1));
              }));
    }

    /** Of the sample season's, the second has the most seats. */
    private static long category(List<Long> categories) {
      return categories.get(Math.min(1, categories.size() - 1));
    }

    @Override
    public void tidy() {
      holding.giveBack();
    }
  }
}
