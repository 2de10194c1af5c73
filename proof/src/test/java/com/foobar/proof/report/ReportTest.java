package com.foobar.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Note;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.round.ProofResult;
import com.foobar.proof.round.ProofResult.State;
import com.foobar.proof.round.Round;
import com.foobar.proof.round.Terms;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Verdict;
import com.foobar.proof.toy.Toy;
import com.foobar.proof.toy.ToyKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final long SECOND = 1_000_000;
  private static final long BEGIN = 1_795_000_000L * SECOND;

  @TempDir private Path folder;

  /** Two minutes in which the primary is killed at 0:06 and a WildFly at 0:51. */
  private ProofResult result(List<Finding> findings) {
    Random dice = new Random(1);
    List<Operation> operations = new ArrayList<>();
    for (long time = 0; time < 90 * SECOND; time += SECOND / 40) {
      boolean quiet = time > 41 * SECOND && time < 45 * SECOND || time > 86 * SECOND;
      if (!quiet) {
        operations.add(operation(operations.size(), time, dice));
      }
    }
    List<Note> notes =
        List.of(
            member(0, "server-1", "PRIMARY ONLINE WRITABLE"),
            member(0, "server-2", "SECONDARY ONLINE"),
            member(0, "ops", "SECONDARY ONLINE"),
            member(6.2, "server-1", "UNREACHABLE"),
            member(12, "server-2", "PRIMARY ONLINE"),
            member(12.8, "server-2", "PRIMARY ONLINE WRITABLE"),
            member(22, "server-1", "SECONDARY RECOVERING"),
            member(33, "server-1", "SECONDARY ONLINE"));
    return new ProofResult(
        new Toy(),
        new Terms("toy", "test", 1, 40, 50),
        folder,
        new History(operations, notes),
        List.of(
            round(1, "kill:primary", 0, findings), round(2, "kill:server-1/wildfly", 45, findings)),
        List.of("kill:<all>"),
        0,
        State.ENDED);
  }

  private static Operation operation(int number, long time, Random dice) {
    boolean write = dice.nextInt(3) == 0;
    Asked request = write ? new ToyKind.Take("anna") : new ToyKind.Look("anna");
    long latency = (long) (20_000 * Math.exp(dice.nextGaussian()));
    boolean stalled = write && time > 6 * SECOND && time < 12.8 * SECOND;
    Outcome outcome = Outcome.OK;
    if (stalled && time < 8 * SECOND) {
      latency = 2 * SECOND;
      outcome = Outcome.INFO;
    } else if (stalled) {
      latency = (long) (12.9 * SECOND) - time + latency;
    } else if (write && dice.nextInt(4) == 0) {
      outcome = Outcome.FAIL;
    }
    return new Operation(
        number,
        request,
        BEGIN + time,
        outcome,
        BEGIN + time + latency,
        outcome == Outcome.OK ? new ToyKind.Done(1) : null,
        null,
        List.of(new Attempt(BEGIN + time, latency, 200, null, "server-1", "r")));
  }

  private static Note member(double second, String member, String state) {
    return new Note(
        BEGIN + (long) (second * SECOND),
        "observer",
        "member",
        Map.of("member", member, "state", state));
  }

  private static Round round(int number, String fault, long begun, List<Finding> findings) {
    long start = BEGIN + begun * SECOND;
    return new Round(
        number,
        fault,
        List.of("server-1/mysql"),
        start,
        start + 6 * SECOND,
        start + 18 * SECOND,
        start + 34 * SECOND,
        start + 41 * SECOND,
        start + 45 * SECOND,
        number == 1 ? List.of("server-1: <slow>") : List.of(),
        true,
        findings,
        number == 1 ? Verdict.BROKEN : Verdict.HOLDS);
  }

  private static List<Finding> judged(Toy.Shelf shelf) {
    History taken =
        new History(
            List.of(operation(1, 0, new Random(3)), operation(2, 1, new Random(3))), List.of());
    return new Toy().checkers().stream().map(checker -> checker.check(taken, shelf)).toList();
  }

  private static List<Finding> nothingRead() {
    return judged(new Toy.Shelf(null));
  }

  private static List<Finding> oneBroken() {
    return List.of(
        new Finding(
            Toy.ENOUGH, Verdict.BROKEN, List.of("server-2: what was <taken> is gone"), List.of()));
  }

  private static ProofResult with(ProofResult result, List<Round> rounds) {
    return new ProofResult(
        result.subject(),
        result.terms(),
        result.folder(),
        result.history(),
        rounds,
        List.of(),
        0,
        State.ENDED);
  }

  @Test
  void thePageShowsEveryFaultAndWhatBroke() throws Exception {
    ProofResult result = result(oneBroken());

    String page = Files.readString(HtmlReport.write(result, "report.html"));

    // Whoever works on the page finds one here to look at.
    Files.writeString(Path.of("target/report-sample.html"), page);
    assertThat(page)
        .contains("An invariant broke", "kill:primary", "kill:server-1/wildfly", "uPlot")
        .contains("was &lt;taken&gt; is gone", "server-1: &lt;slow&gt;")
        .contains("server-2 is primary from 0:13 on")
        .contains("+6.8 s", "MySQL on server-2: primary online writable")
        .contains("no write succeeds from here on, for 6.8 s")
        .doesNotContain("{{", "NaN")
        // Nothing is fetched: all of it is in the page.
        .doesNotContainPattern("(?i)<(link|img|script [^>]*src)|@import|url\\(");
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void theSummaryHasALineForEachFaultAndEachInvariant() {
    assertThat(TextSummary.of(result(oneBroken())))
        .contains("kill:primary", "broken", "6.8 s")
        .contains("1. Nothing is taken that is not there")
        .contains("was <taken> is gone")
        .contains("no time was left for: kill:<all>")
        .contains("BROKEN: ");
  }

  @Test
  void aRoundWithoutAFaultTellsHowLongPeopleWait() {
    ProofResult faults = result(nothingRead());
    ProofResult calm = with(faults, List.of(round(1, "none", 45, nothingRead())));

    assertThat(TextSummary.of(calm))
        .containsPattern(
            "without a fault: writes p50 [12]\\d ms, p99 \\d{2,3} ms \\(of \\d+\\), reads p50");
    assertThat(TextSummary.of(faults)).doesNotContain("without a fault");
  }

  @Test
  void whatCouldNotBeReadIsUnknown() {
    assertThat(result(nothingRead()).findings())
        .extracting(Finding::verdict)
        .contains(Verdict.UNKNOWN)
        .doesNotContain(Verdict.BROKEN);
  }

  @Test
  void aRunThatWasInterruptedShowsWhatWasJudgedUntilThen() throws Exception {
    ProofResult interrupted = result(oneBroken()).in(State.INTERRUPTED);

    assertThat(Files.readString(HtmlReport.write(interrupted, "report.html")))
        .contains("<h1>Interrupted: an invariant broke until then</h1>", "kill:primary");
    assertThat(TextSummary.of(interrupted)).contains("interrupted: this is what was judged");
  }

  @Test
  void thereIsAPageBeforeTheFirstRoundHasEnded() throws Exception {
    ProofResult none = with(result(oneBroken()), List.of()).in(State.INTERRUPTED);

    assertThat(Files.readString(HtmlReport.write(none, "report.html")))
        .contains("Interrupted: not everything could be known until then");
  }
}
