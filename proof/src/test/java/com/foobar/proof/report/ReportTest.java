package com.foobar.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.proof.checker.Checkers;
import com.foobar.proof.checker.Finding;
import com.foobar.proof.checker.Invariant;
import com.foobar.proof.checker.Verdict;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Note;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.history.Request;
import com.foobar.proof.history.Result;
import com.foobar.proof.readback.Reading;
import com.foobar.proof.readback.Reading.ClockOffset;
import com.foobar.proof.round.Assignment;
import com.foobar.proof.round.ProofResult;
import com.foobar.proof.round.Round;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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
        new Assignment(List.of(), null, 1, 40, 50, Integer.MAX_VALUE, folder),
        new History(operations, notes),
        List.of(
            round(1, "kill:primary", 0, findings), round(2, "kill:server-1/wildfly", 45, findings)),
        List.of("kill:<all>"),
        0);
  }

  private static Operation operation(int number, long time, Random dice) {
    boolean write = dice.nextInt(3) == 0;
    Request request =
        write
            ? Request.Hold.best("buyer-1@prove.example", 7, 1, 2)
            : new Request.OwnOrders("buyer-1@prove.example");
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
        outcome == Outcome.OK ? new Result.Done() : null,
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
        findings,
        number == 1 ? Verdict.BROKEN : Verdict.HOLDS);
  }

  private static List<Finding> nothingRead() {
    Reading nothing = new Reading(List.of(), Map.of(), null, false, 0, new ClockOffset(0, 0));
    return Checkers.check(new History(List.of(), List.of()), nothing);
  }

  private static List<Finding> oneBroken() {
    List<Finding> findings = new ArrayList<>();
    for (Invariant invariant : Invariant.values()) {
      boolean broken = invariant == Invariant.ACKNOWLEDGED_EXISTS;
      findings.add(
          new Finding(
              invariant,
              broken ? Verdict.BROKEN : Verdict.HOLDS,
              broken
                  ? List.of("server-2: order " + new UUID(1, 2) + " was <acknowledged> and is gone")
                  : List.of(),
              List.of()));
    }
    return findings;
  }

  @Test
  void thePageShowsEveryFaultAndWhatBroke() throws Exception {
    ProofResult result = result(oneBroken());

    String page = Files.readString(HtmlReport.write(result, "test"));

    // Whoever works on the page finds one here to look at.
    Files.writeString(Path.of("target/report-sample.html"), page);
    assertThat(page)
        .contains("An invariant broke", "kill:primary", "kill:server-1/wildfly", "<svg")
        .contains("was &lt;acknowledged&gt; and is gone", "server-1: &lt;slow&gt;")
        .contains("server-2 is primary from 0:13 on")
        .contains("+6.8 s", "MySQL on server-2: primary online writable")
        .contains("no write succeeds from here on, for 6.8 s")
        .doesNotContain("{{", "NaN", "http://", "https://", "src=");
  }

  @Test
  void theSummaryHasALineForEachFaultAndEachInvariant() {
    assertThat(TextSummary.of(result(oneBroken())))
        .contains("kill:primary", "broken", "6.8 s")
        .contains("2. Every acknowledged order exists")
        .contains("was <acknowledged> and is gone")
        .contains("no time was left for: kill:<all>")
        .contains("BROKEN: ");
  }

  @Test
  void aRoundWithoutAFaultTellsHowLongPeopleWait() {
    ProofResult faults = result(nothingRead());
    ProofResult calm =
        new ProofResult(
            faults.assignment(),
            faults.history(),
            List.of(round(1, "none", 45, nothingRead())),
            List.of(),
            0);

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
}
