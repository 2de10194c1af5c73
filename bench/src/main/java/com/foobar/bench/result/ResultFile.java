package com.foobar.bench.result;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads and writes results: a file holds one run, or the runs that a document is made from. */
public final class ResultFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

  private ResultFile() {}

  /**
   * @throws StackException when it is not there, or no result
   */
  public static List<Result> read(Path file) {
    try {
      return List.of(JSON.readValue(Files.readString(file), Result[].class));
    } catch (IOException e) {
      throw new StackException("%s: no result of ./stack bench: %s".formatted(file, e), e);
    }
  }

  public static void write(Path file, List<Result> results) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        JSON.writer(printer).writeValueAsString(results.size() == 1 ? results.get(0) : results)
            + "\n");
  }

  /**
   * Each price as it was measured last with so many servers, with the run that did so; the runs in
   * their order.
   */
  public static List<Result> latest(List<Result> results) {
    List<Result> kept = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      int servers = results.get(i).servers();
      List<String> later =
          results.subList(i + 1, results.size()).stream()
              .filter(result -> result.servers() == servers)
              .flatMap(result -> result.prices().stream())
              .map(Measured::name)
              .toList();
      List<Measured> prices =
          results.get(i).prices().stream().filter(price -> !later.contains(price.name())).toList();
      if (!prices.isEmpty()) {
        kept.add(results.get(i).with(prices));
      }
    }
    return kept;
  }

  /** All prices of the runs. */
  public static Stream<Measured> prices(List<Result> results) {
    return results.stream().flatMap(result -> result.prices().stream());
  }
}
