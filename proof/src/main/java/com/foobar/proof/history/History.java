package com.foobar.proof.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that was asked and answered in a run, in the order in which it was asked. */
public record History(List<Operation> operations, List<Note> notes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Stream<Operation> of(Op op) {
    return operations.stream().filter(operation -> operation.op() == op);
  }

  /** Those that began in this span of microseconds since 1970, the end excluded. */
  public Stream<Operation> between(long from, long to) {
    return operations.stream()
        .filter(operation -> operation.invoked() >= from && operation.invoked() < to);
  }

  /**
   * Reads a file of {@link HistoryWriter}; a torn last line is left out, and operations without an
   * end are unknown.
   */
  public static History read(Path file) throws IOException {
    Map<Long, Operation> operations = new LinkedHashMap<>();
    List<Note> notes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node;
      try {
        node = JSON.readTree(line);
      } catch (JsonProcessingException torn) {
        break;
      }
      HistoryEvent event = JSON.treeToValue(node, HistoryEvent.class);
      Optional<Op> op =
          Arrays.stream(Op.values()).filter(o -> o.label().equals(event.op())).findFirst();
      if (op.isEmpty()) {
        notes.add(
            new Note(
                event.time(),
                event.process(),
                event.op(),
                JSON.convertValue(event.value(), new TypeReference<Map<String, String>>() {})));
      } else {
        Operation operation = operation(op.get(), event, operations);
        operations.put(operation.process(), operation);
      }
    }
    return new History(List.copyOf(operations.values()), List.copyOf(notes));
  }

  private static Operation operation(Op op, HistoryEvent event, Map<Long, Operation> begun)
      throws JsonProcessingException {
    long process = Long.parseLong(event.process());
    if (event.type() == Outcome.INVOKE) {
      Request request = JSON.treeToValue(event.value(), op.request());
      return new Operation(
          process, request, event.time(), Outcome.INFO, Long.MAX_VALUE, null, null, List.of());
    }
    Operation before = begun.get(process);
    Result result =
        event.value() == null || event.value().isNull()
            ? null
            : JSON.treeToValue(event.value(), op.result());
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
