package com.foobar.proof.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that was asked and answered in a run, in the order in which it was asked. */
public record History(List<Operation> operations, List<Note> notes) {
  /** Fields that a later version has written are nothing to this one. */
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public Stream<Operation> of(Kind kind) {
    return operations.stream().filter(operation -> operation.op() == kind);
  }

  /** Those that began in this span of microseconds since 1970, the end excluded. */
  public Stream<Operation> between(long from, long to) {
    int first = firstSince(from);
    return operations.subList(first, Math.max(first, firstSince(to))).stream();
  }

  /** What was known at that moment, in microseconds since 1970. */
  public History asOf(long time) {
    return new History(
        operations.subList(0, firstSince(time)).stream()
            .map(operation -> operation.asOf(time))
            .toList(),
        notes.stream().filter(note -> note.time() <= time).toList());
  }

  /** The place of the first that began then or later; by halving, since they are in order. */
  private int firstSince(long time) {
    int low = 0;
    int high = operations.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (operations.get(middle).invoked() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Reads a file of {@link HistoryWriter}, also one of another version: fields that it does not
   * know are left out. So is a torn last line; operations without an end are unknown.
   *
   * @param kinds what the application's operations are; everything else is a note
   * @throws IOException when it cannot be read, or a line of it is of no history
   */
  public static History read(Path file, Collection<? extends Kind> kinds) throws IOException {
    Map<String, Kind> byLabel = new HashMap<>();
    kinds.forEach(kind -> byLabel.put(kind.label(), kind));
    ObjectReader events = JSON.readerFor(HistoryEvent.class);
    Map<Long, Operation> operations = new LinkedHashMap<>();
    List<Note> notes = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        HistoryEvent event;
        try {
          event = events.readValue(line);
        } catch (JsonProcessingException e) {
          if (lines.readLine() == null) {
            break;
          }
          throw wrong(file, number, e.getOriginalMessage());
        }
        Kind kind = byLabel.get(event.op());
        try {
          if (kind == null) {
            notes.add(note(event));
          } else {
            Operation operation = operation(kind, event, operations);
            operations.put(operation.process(), operation);
          }
        } catch (IllegalArgumentException | JsonProcessingException e) {
          throw wrong(file, number, e.getMessage());
        }
      }
    }
    return new History(List.copyOf(operations.values()), List.copyOf(notes));
  }

  private static IOException wrong(Path file, int line, String why) {
    return new IOException(
        "%s, line %d: this is no line of a history: %s".formatted(file, line, why));
  }

  private static Note note(HistoryEvent event) {
    return new Note(
        event.time(),
        event.process(),
        event.op(),
        JSON.convertValue(event.value(), new TypeReference<Map<String, String>>() {}));
  }

  private static Operation operation(Kind kind, HistoryEvent event, Map<Long, Operation> begun)
      throws JsonProcessingException {
    long process = Long.parseLong(event.process());
    if (event.type() == Outcome.INVOKE) {
      Asked request = JSON.treeToValue(event.value(), kind.asked());
      return new Operation(
          process, request, event.time(), Outcome.INFO, Long.MAX_VALUE, null, null, List.of());
    }
    Operation before = begun.get(process);
    if (before == null) {
      throw new IllegalArgumentException("operation %d ends and never began".formatted(process));
    }
    Answered result =
        event.value() == null || event.value().isNull()
            ? null
            : JSON.treeToValue(event.value(), kind.answered());
    return new Operation(
        process,
        before.request(),
        before.invoked(),
        event.type(),
        event.time(),
        result,
        event.error(),
        event.attempts() == null ? List.of() : event.attempts());
  }
}
