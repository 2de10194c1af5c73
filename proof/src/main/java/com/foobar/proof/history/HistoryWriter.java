package com.foobar.proof.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the history line by line as it happens, so that it is there whatever becomes of the tool,
 * and keeps it for the checkers. Safe to use from several threads.
 */
public final class HistoryWriter implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunClock clock;
  private final OutputStream out;

  /** The place of each is its process less one. */
  private final List<Operation> operations = new ArrayList<>();

  private final List<Note> notes = new ArrayList<>();

  /**
   * @param file is made anew
   */
  public HistoryWriter(Path file, RunClock clock) throws IOException {
    Files.createDirectories(file.getParent());
    this.out = new FileOutputStream(file.toFile());
    this.clock = clock;
  }

  public RunClock clock() {
    return clock;
  }

  /**
   * An operation begins.
   *
   * @return its process
   */
  public synchronized long invoke(Asked request) {
    long process = operations.size() + 1L;
    long time = clock.now();
    operations.add(
        new Operation(process, request, time, Outcome.INFO, Long.MAX_VALUE, null, null, List.of()));
    write(
        new HistoryEvent(
            time,
            Long.toString(process),
            Outcome.INVOKE,
            request.op().label(),
            JSON.valueToTree(request),
            null,
            null,
            null,
            null,
            null,
            null));
    return process;
  }

  /**
   * An operation ends.
   *
   * @param result null unless the outcome is OK
   */
  public synchronized void complete(
      long process, Outcome outcome, Answered result, String error, List<Attempt> attempts) {
    Operation begun = operations.get((int) process - 1);
    long time = clock.now();
    Operation done =
        new Operation(
            process, begun.request(), begun.invoked(), outcome, time, result, error, attempts);
    operations.set((int) process - 1, done);
    Attempt last = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
    write(
        new HistoryEvent(
            time,
            Long.toString(process),
            outcome,
            begun.op().label(),
            result == null ? null : JSON.valueToTree(result),
            error,
            last == null ? null : last.status(),
            last == null ? null : last.server(),
            last == null ? null : last.requestId(),
            attempts,
            done.latency()));
  }

  /**
   * Something else happened that explains what is seen.
   *
   * @param who such as {@code nemesis}
   * @param what such as {@code fault}
   * @return when, in microseconds since 1970
   */
  public synchronized long note(String who, String what, Map<String, String> value) {
    long time = clock.now();
    notes.add(new Note(time, who, what, Map.copyOf(value)));
    JsonNode tree = JSON.valueToTree(value);
    write(
        new HistoryEvent(time, who, Outcome.INFO, what, tree, null, null, null, null, null, null));
    return time;
  }

  /** All until now. */
  public synchronized History history() {
    return new History(List.copyOf(operations), List.copyOf(notes));
  }

  private void write(HistoryEvent event) {
    try {
      out.write((JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event is always JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the history cannot be written", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
