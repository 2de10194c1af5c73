package com.foobar.boxoffice.proof.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.History;
import com.foobar.proof.history.HistoryWriter;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.history.RunClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path folder;

  @Test
  void aFileTellsTheSameAsTheMemory() throws Exception {
    Path file = folder.resolve("proof/history.jsonl");
    try (HistoryWriter writer = new HistoryWriter(file, new RunClock())) {
      long hold = writer.invoke(Request.Hold.best("anna@example.com", 7, 3, 2));
      long order =
          writer.invoke(new Request.Order("anna@example.com", UUID.randomUUID(), "k", "invoice"));
      writer.note("nemesis", "strike", Map.of("strike", "kill:primary"));
      Attempt lost = new Attempt(1, 2, 0, "timeout", null, null);
      Attempt found = new Attempt(3, 4, 201, null, "server-2", "r-1");
      writer.complete(
          order,
          Outcome.OK,
          new Result.Placed(
              UUID.randomUUID(), 5000, List.of(new Result.Ticket(UUID.randomUUID(), 11, "T"))),
          null,
          List.of(lost, found));
      writer.complete(hold, Outcome.FAIL, null, "seat-taken", List.of(found));
      writer.invoke(new Request.Session("ben@example.com"));

      assertThat(History.read(file, List.of(Op.values()))).isEqualTo(writer.history());
    }
  }

  @Test
  void whatTheToolDidNotLiveToFinishIsUnknown() throws Exception {
    Path file = folder.resolve("history.jsonl");
    try (HistoryWriter writer = new HistoryWriter(file, new RunClock())) {
      writer.invoke(new Request.Release("anna@example.com", UUID.randomUUID()));
    }
    Files.write(
        file, "{\"time\":1,\"proc".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);

    assertThat(History.read(file, List.of(Op.values())).operations())
        .singleElement()
        .satisfies(
            operation -> {
              assertThat(operation.outcome()).isEqualTo(Outcome.INFO);
              assertThat(operation.isCompleted()).isFalse();
            });
  }
}
