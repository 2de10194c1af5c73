package com.foobar.proof.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.proof.history.HistoryWriter;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.round.ProofResult.State;
import com.foobar.proof.spi.Verdict;
import com.foobar.proof.toy.Toy;
import com.foobar.proof.toy.ToyKind;
import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run has left is judged as it was judged then. */
class StoredProofTest {
  private static final Terms TERMS = new Terms("toy", "a-stack", 7, 12.5, 3);

  @TempDir private Path folder;

  private HistoryWriter open() throws IOException {
    return new HistoryWriter(folder.resolve(Proof.HISTORY), new RunClock());
  }

  private static void take(HistoryWriter history) {
    history.complete(
        history.invoke(new ToyKind.Take("anna")), Outcome.OK, new ToyKind.Done(1), null, List.of());
  }

  /** So many things are taken in it. */
  private static void round(HistoryWriter history, int number, int things) {
    phase(history, number, "begun");
    phase(history, number, "struck");
    history.note("nemesis", "strike", Map.of("strike", "kill:a", "target", "a/wildfly"));
    for (int i = 0; i < things; i++) {
      take(history);
    }
    for (String phase : List.of("mending", "healthy", "ended")) {
      phase(history, number, phase);
    }
  }

  private static void phase(HistoryWriter history, int number, String phase) {
    history.note(
        "proof",
        "round",
        Map.of("number", Integer.toString(number), "fault", "kill:a", "phase", phase));
  }

  private ProofResult again() {
    return StoredProof.judge(folder, new Toy());
  }

  @Test
  void eachRoundIsJudgedByWhatWasKnownThen() throws IOException {
    Readings<Toy.Shelf> readings = new Readings<>(folder, Toy.Shelf.class);
    try (HistoryWriter history = open()) {
      history.note("proof", "run", TERMS.note());
      round(history, 1, 2);
      readings.keep(1, new Toy.Shelf(2));
      phase(history, 1, "read");
      round(history, 2, 2);
      readings.keep(2, new Toy.Shelf(3));
      phase(history, 2, "read");
      history.note("proof", "turned-away", Map.of("count", "5"));
      history.note("proof", "not-reached", Map.of("fault", "kill:b"));
      history.note("proof", "run", Map.of("phase", "ended"));
    }

    ProofResult result = again();

    assertThat(result.rounds())
        .extracting(Round::verdict)
        .containsExactly(Verdict.HOLDS, Verdict.BROKEN);
    assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(result.rounds().get(1).targets()).containsExactly("a/wildfly");
    assertThat(result.terms()).isEqualTo(TERMS);
    assertThat(result.turnedAway()).isEqualTo(5);
    assertThat(result.notReached()).containsExactly("kill:b");
    assertThat(result.state()).isEqualTo(State.ENDED);
    assertThat(StoredProof.subject(folder)).contains("toy");
  }

  @Test
  void whatCouldNotBeMendedIsNotKnownAfterwards() throws IOException {
    try (HistoryWriter history = open()) {
      history.note("proof", "run", TERMS.note());
      round(history, 1, 1);
      history.note("proof", "problem", Map.of("text", "it cannot be mended", "unmended", "true"));
      new Readings<>(folder, Toy.Shelf.class).keep(1, new Toy.Shelf(2));
      phase(history, 1, "read");
    }

    assertThat(again().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(again().rounds().get(0).problems()).containsExactly("it cannot be mended");
  }

  @Test
  void ofARunThatWasInterruptedTheRoundsThatEndedAreJudged() throws IOException {
    try (HistoryWriter history = open()) {
      history.note("proof", "run", TERMS.note());
      round(history, 1, 1);
      new Readings<>(folder, Toy.Shelf.class).keep(1, new Toy.Shelf(2));
      phase(history, 1, "read");
      phase(history, 2, "begun");
      take(history);
      history.note("proof", "run", Map.of("phase", "interrupted"));
    }

    assertThat(again().rounds()).hasSize(1);
    assertThat(again().state()).isEqualTo(State.INTERRUPTED);
    assertThat(again().verdict()).isEqualTo(Verdict.HOLDS);
  }

  /** It told neither its terms nor what it had read back; and a later one tells more of each. */
  @Test
  void aHistoryOfAnotherVersionIsReadAsFarAsItGoes() throws IOException {
    Files.writeString(
        folder.resolve(Proof.HISTORY),
        """
        {"time":10,"process":"proof","type":"info","op":"round","value":{"number":"1","fault":"kill:a","phase":"begun","weather":"fine"}}
        {"time":20,"process":"proof","type":"info","op":"round","value":{"number":"1","fault":"kill:a","phase":"struck"}}
        {"time":21,"process":"1","type":"invoke","op":"take","value":{"who":"anna","why":"later"},"colour":"red"}
        {"time":25,"process":"1","type":"ok","op":"take","value":{"things":1},"status":200,"attempts":[{"time":21,"latency":4,"status":200,"taste":"sweet"}],"latency":4}
        {"time":30,"process":"proof","type":"info","op":"round","value":{"number":"1","fault":"kill:a","phase":"mending"}}
        {"time":40,"process":"proof","type":"info","op":"round","value":{"number":"1","fault":"kill:a","phase":"healthy"}}
        {"time":50,"process":"proof","type":"info","op":"round","value":{"number":"1","fault":"kill:a","phase":"ended"}}
        {"time":60,"process":"proof","type":"info","op":"round","value":{"number":"1","fault":"kill:a","phase":"read"}}
        """);

    ProofResult result = again();

    assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(result.history().operations()).singleElement().matches(op -> op.isOk());
    assertThat(result.findings().get(0).unknown()).containsExactly("nobody looked at the shelf");
    assertThat(StoredProof.subject(folder)).isEmpty();
  }

  @Test
  void aFolderWithoutAHistoryIsNamed() {
    assertThatThrownBy(this::again)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("there is no history.jsonl in " + folder);
  }

  @Test
  void aLineThatIsOfNoHistoryIsNamed() throws IOException {
    Files.writeString(folder.resolve(Proof.HISTORY), "{}\nno history\n{}\n");

    assertThatThrownBy(this::again).hasMessageContaining("line");
  }
}
