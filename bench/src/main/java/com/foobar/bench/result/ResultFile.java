package com.foobar.bench.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and writes results: a file holds one run, or the runs that a document is made from. */
public final class ResultFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

  private ResultFile() {}

  /**
   * @return at least one
   * @throws StackException when it cannot be read, or is no result: what is wrong with it, and
   *     where
   */
  public static List<Result> read(Path file) {
    List<Result> results;
    try {
      results = Arrays.asList(JSON.readValue(Files.readString(file), Result[].class));
    } catch (JsonProcessingException e) {
      throw noResult(file, where(e) + reason(e), e);
    } catch (NoSuchFileException e) {
      throw noResult(file, "there is no such file", e);
    } catch (IOException e) {
      throw noResult(file, "it cannot be read: " + e.getMessage(), e);
    }
    if (results.isEmpty()) {
      throw noResult(file, "it holds no run", null);
    }
    results.stream()
        .flatMap(result -> ResultFile.missing(result).stream())
        .findFirst()
        .ifPresent(
            missing -> {
              throw noResult(file, missing, null);
            });
    return List.copyOf(results);
  }

  private static StackException noResult(Path file, String reason, Exception cause) {
    return new StackException(
        "%s is no result of this version's ./stack bench: %s".formatted(file, reason), cause);
  }

  private static String reason(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "nothing is called '%s' there".formatted(unknown.getPropertyName());
    }
    return e instanceof JsonMappingException
        ? "that is not what a run is made of"
        : "that is no JSON; was it cut off?";
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : "line %d, column %d: "
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  /** What every run has, and this one has not. */
  private static Optional<String> missing(Result result) {
    if (result == null) {
      return Optional.of("a run in it is null");
    }
    if (result.begun() == null
        || result.commit() == null
        || result.machine() == null
        || result.versions() == null
        || result.idle() == null
        || result.prices() == null) {
      return Optional.of("a run in it has no begun, commit, machine, versions, idle or prices");
    }
    return result.prices().stream().flatMap(price -> missing(price).stream()).findFirst();
  }

  private static Optional<String> missing(Measured price) {
    if (price == null
        || price.name() == null
        || price.sides() == null
        || price.rows() == null
        || price.trials() == null
        || price.problems() == null) {
      return Optional.of("a price in it has no name, sides, rows, trials or problems");
    }
    return price.trials().stream()
            .allMatch(
                trial ->
                    trial != null
                        && trial.figures() != null
                        && trial.figures().values().stream().allMatch(Objects::nonNull))
        ? Optional.empty()
        : Optional.of(
            "a trial of '%s' has no figures, or one that is null".formatted(price.name()));
  }

  public static void write(Path file, List<Result> results) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text(results));
  }

  /** As it is written. */
  public static String text(List<Result> results) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    return JSON.writer(printer).writeValueAsString(results.size() == 1 ? results.get(0) : results)
        + "\n";
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
