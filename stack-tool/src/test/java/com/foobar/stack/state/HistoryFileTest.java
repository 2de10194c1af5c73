package com.foobar.stack.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.state.HistoryEntry.Ending;
import com.foobar.stack.state.HistoryEntry.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir private Path folder;
  private HistoryFile history;

  @BeforeEach
  void aHistory() {
    history = new HistoryFile(folder.resolve("history.jsonl"));
  }

  @Test
  void whatBeganAndEndedIsToldAsItWas() throws IOException {
    HistoryEntry deploy = entry("1", "./stack deploy 'a file.war'", ofThisProcess());
    history.append(HistoryFile.begin(deploy));
    Ending failed = new Ending(NOON, Duration.ofMillis(1234), Optional.of(1), Optional.of("no"));
    history.append(HistoryFile.end("1", failed));

    assertThat(history.entries()).containsExactly(deploy.ended(failed));
    assertThat(history.entries().get(0).state()).isEqualTo(State.FAILED);
  }

  @Test
  void oneWithoutAnEndRunsOrWasKilled() throws IOException {
    history.append(HistoryFile.begin(entry("1", "./stack up", ofThisProcess())));
    history.append(HistoryFile.begin(entry("2", "./stack up", Optional.of(NOON))));
    history.append(HistoryFile.begin(entry("3", "./stack up", Optional.empty())));

    assertThat(history.entries())
        .extracting(HistoryEntry::state)
        .containsExactly(State.RUNNING, State.INTERRUPTED, State.INTERRUPTED);
  }

  /** Ctrl-C, after which everything was put back and the command came to an end. */
  @Test
  void theLastEndingCounts() throws IOException {
    history.append(HistoryFile.begin(entry("1", "./stack deploy shop.war", ofThisProcess())));
    history.append(
        HistoryFile.end("1", new Ending(NOON, Duration.ZERO, Optional.empty(), Optional.empty())));
    assertThat(history.entries().get(0).state()).isEqualTo(State.INTERRUPTED);

    history.append(
        HistoryFile.end(
            "1", new Ending(NOON, Duration.ZERO, Optional.of(1), Optional.of("interrupted"))));
    assertThat(history.entries().get(0).state()).isEqualTo(State.FAILED);
  }

  @Test
  void aTornLineHidesNoOther() throws IOException {
    history.append(HistoryFile.begin(entry("1", "./stack up", ofThisProcess())));
    Files.writeString(history.file(), "{\"id\":\"2\",\"eve", StandardOpenOption.APPEND);

    history.append(
        HistoryFile.end("1", new Ending(NOON, Duration.ZERO, Optional.of(0), Optional.empty())));
    history.append(HistoryFile.begin(entry("3", "./stack down", ofThisProcess())));

    assertThat(history.entries()).extracting(HistoryEntry::id).containsExactly("1", "3");
    assertThat(history.entries().get(0).state()).isEqualTo(State.OK);
  }

  @Test
  void itsOwnerAloneCanReadIt() throws IOException {
    history.append(HistoryFile.begin(entry("1", "./stack up", ofThisProcess())));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void whereNothingWasDoneThereIsNone() {
    assertThat(history.entries()).isEmpty();
  }

  private static Optional<Instant> ofThisProcess() {
    return ProcessHandle.current().info().startInstant();
  }

  private static HistoryEntry entry(String id, String command, Optional<Instant> processBegun) {
    return new HistoryEntry(
        id,
        NOON,
        command,
        new Caller("root", Optional.of("ada")),
        ProcessHandle.current().pid(),
        processBegun,
        List.of("server-1", "ops"),
        Optional.empty());
  }
}
