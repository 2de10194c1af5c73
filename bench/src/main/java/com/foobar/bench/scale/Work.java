package com.foobar.bench.scale;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import com.foobar.stack.StackException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked of a box office, and what each of it costs as it was measured. */
final class Work {
  static final String PAGE = "an answer of WildFly's";
  static final String FILE = "a file of 4 KB";
  static final String LIST = "the list of events, shared by Nginx";
  static final String HOLD = "a hold";
  static final String ORDER = "hold, order and read back";
  static final String VISIT = "a visit";

  /**
   * A visit: a page with its files, some seat maps; one visitor in ten holds, half of these buy.
   */
  private static final int FILES = 10;

  private static final int LISTS = 3;
  private static final int PAGES = 6;
  private static final double HOLDS = 0.05;
  private static final double ORDERS = 0.05;

  private Work() {}

  /**
   * @throws StackException when a price that it takes was not measured
   */
  static Map<String, Cost> costs(List<Result> results) {
    Map<String, Cost> costs = new LinkedHashMap<>();
    costs.put(FILE, cost(results, "static", "edge"));
    costs.put(LIST, cost(results, "shared", "edge"));
    costs.put(PAGE, cost(results, "edge", "edge"));
    costs.put(HOLD, cost(results, "hold", "saturated"));
    costs.put(ORDER, cost(results, "order", "8 buyers"));
    costs.put(
        VISIT,
        Cost.NOTHING
            .plus(FILES, costs.get(FILE))
            .plus(LISTS, costs.get(LIST))
            .plus(PAGES, costs.get(PAGE))
            .plus(HOLDS, costs.get(HOLD))
            .plus(ORDERS, costs.get(ORDER)));
    return costs;
  }

  static String visit() {
    return "%d files, the list of events %d times, %d answers of WildFly's, and in one of %.0f a hold that is left, in as many an order"
        .formatted(FILES, LISTS, PAGES, 1 / HOLDS);
  }

  private static Cost cost(List<Result> results, String name, String side) {
    for (Result result : results) {
      for (Measured price : result.prices()) {
        // Two servers are what everything was measured on; others show how it grows.
        if (price.name().equals(name) && result.servers() == 2 && !price.of(side).isEmpty()) {
          return Cost.of(result, price, side);
        }
      }
    }
    throw new StackException(
        "what a larger stack carries is computed from the price '%s' of a stack with two servers, which is in none of the files: ./stack bench --only %s measures it"
            .formatted(name, name));
  }
}
