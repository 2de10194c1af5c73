package com.foobar.bench.report;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results told apart by how many application servers the stack had. */
public record ByServers(List<Result> results) {
  /** What the stack has without being told otherwise. */
  private static final int USUAL = 2;

  /**
   * Those of the usual number of servers, which is what a report is about; where there are none, of
   * the least.
   */
  public List<Result> usual() {
    SortedSet<Integer> numbers = numbers();
    int number = numbers.contains(USUAL) || numbers.isEmpty() ? USUAL : numbers.first();
    return with(number).toList();
  }

  SortedSet<Integer> numbers() {
    return results.stream().map(Result::servers).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Prices by the number of servers, of those that were measured with several numbers. */
  List<TreeMap<Integer, Measured>> compared() {
    return results.stream()
        .flatMap(result -> result.prices().stream())
        .map(Measured::name)
        .distinct()
        .map(this::price)
        .filter(numbers -> numbers.size() > 1)
        .toList();
  }

  private TreeMap<Integer, Measured> price(String name) {
    TreeMap<Integer, Measured> found = new TreeMap<>();
    for (int number : numbers()) {
      with(number)
          .flatMap(result -> result.prices().stream())
          .filter(price -> price.name().equals(name))
          .forEach(price -> found.put(number, price));
    }
    return found;
  }

  private Stream<Result> with(int servers) {
    return results.stream().filter(result -> result.servers() == servers);
  }
}
