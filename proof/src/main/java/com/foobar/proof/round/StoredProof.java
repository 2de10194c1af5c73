package com.foobar.proof.round;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Note;
import com.foobar.proof.round.ProofResult.State;
import com.foobar.proof.spi.Subject;
import com.foobar.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A run that is over, from what it left in its folder: judged again without a stack. */
public final class StoredProof {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredProof() {}

  /**
   * @throws StackException when there is no history, or it cannot be read
   */
  public static <R> ProofResult judge(Path folder, Subject<R> subject) {
    try {
      History history = History.read(file(folder), subject.kinds());
      Readings<R> readings = new Readings<>(folder, subject.reading());
      Judge<R> judge = new Judge<>(subject);
      for (Round round : Round.in(history)) {
        R reading =
            readings
                .of(round.number())
                .orElseGet(() -> subject.unread("what was read back then was not kept"));
        judge.judge(round, history.asOf(round.read()), reading);
      }
      return new ProofResult(
          subject,
          Terms.of(history).orElse(new Terms(subject.name(), "?", 0, 0, 0)),
          folder,
          history,
          judge.rounds(),
          values(history, "not-reached", "fault"),
          values(history, "turned-away", "count").stream()
              .mapToInt(Integer::parseInt)
              .max()
              .orElse(0),
          state(history));
    } catch (IOException e) {
      throw new StackException("cannot read the proof: " + e.getMessage(), e);
    }
  }

  /** The name of the subject that the history tells of; nothing when it tells none. */
  public static Optional<String> subject(Path folder) {
    try (Stream<String> lines = Files.lines(file(folder))) {
      // A run's terms are the first thing that it writes.
      JsonNode first = JSON.readTree(lines.findFirst().orElse("{}"));
      return Optional.ofNullable(first.path("value").path("subject").textValue());
    } catch (IOException | UncheckedIOException e) {
      throw new StackException("cannot read the proof: " + e.getMessage(), e);
    }
  }

  private static Path file(Path folder) {
    Path file = folder.resolve(Proof.HISTORY);
    if (!Files.isRegularFile(file)) {
      throw new StackException(
          "there is no %s in %s: name the folder of a report of ./stack prove"
              .formatted(Proof.HISTORY, folder));
    }
    return file;
  }

  private static List<String> values(History history, String what, String key) {
    return history.notes().stream()
        .filter(note -> note.what().equals(what))
        .map(Note::value)
        .map(value -> value.get(key))
        .toList();
  }

  private static State state(History history) {
    List<Map<String, String>> phases =
        history.notes().stream()
            .filter(note -> note.what().equals("run"))
            .map(Note::value)
            .toList();
    if (phases.isEmpty()) {
      // A version that did not tell; whoever judges it sees the rounds that are there.
      return State.ENDED;
    }
    return switch (phases.get(phases.size() - 1).getOrDefault("phase", "")) {
      case "ended" -> State.ENDED;
      case "interrupted" -> State.INTERRUPTED;
      default -> State.RUNNING;
    };
  }
}
