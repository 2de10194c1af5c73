package com.foobar.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import com.foobar.bench.result.Row;
import com.foobar.bench.result.Samples;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
  private static final Row ROW = Row.ratio("requests & more", "speed").goal(Goal.atLeast(0.65));
  private static final double[] TEN = {10, 10, 10, 10, 10};

  private final Measured quiet =
      Samples.pairs("edge", ROW, new double[] {2.3, 2.4, 2.4, 2.5, 2.6}, TEN);
  private final Measured rough = Samples.pairs("rough", ROW, new double[] {2, 5, 8, 11, 14}, TEN);

  @Test
  void theTableTellsMedianSpreadAndGoal() {
    TextTable table = new TextTable(List.of(Samples.result(quiet)));

    assertThat(table.draw())
        .containsPattern(
            "requests & more +0\\.24 +0\\.24–0\\.25 +0\\.23–0\\.26 +≥ 0\\.65 +not reached")
        .contains("All of it can be concluded from.");
    assertThat(table.isConclusive()).isTrue();
  }

  @Test
  void theTableSaysWhatCannotBeConcludedFrom() {
    TextTable table = new TextTable(List.of(Samples.result(quiet, rough)));

    assertThat(table.draw())
        .containsPattern("requests & more +0\\.80 \\?")
        .contains("? requests & more: the middle half of the measurements is 75 %")
        .contains("NOT CONCLUSIVE");
    assertThat(table.isConclusive()).isFalse();
  }

  @Test
  void aProblemConcernsAllRowsOfItsPrice() {
    Measured failing =
        new Measured(
            quiet.name(),
            quiet.title(),
            quiet.counted(),
            quiet.sides(),
            quiet.rows(),
            quiet.trials(),
            List.of("pair 1, A: 9 of 10 failed"),
            quiet.fewest());

    assertThat(new TextTable(List.of(Samples.result(failing))).draw())
        .contains("? pair 1, A: 9 of 10 failed", "NOT CONCLUSIVE");
  }

  @Test
  void whatCouldNotBeMeasuredIsSaid() {
    Measured away =
        new Measured(
            "away",
            "A ÷ B",
            "Counted by hand",
            List.of(),
            List.of(ROW),
            List.of(),
            List.of("not measured: it takes root"),
            5);

    assertThat(new TextTable(List.of(Samples.result(quiet, away))).draw())
        .containsPattern("requests & more +– \\?")
        .contains("? not measured: it takes root", "NOT CONCLUSIVE");
    assertThat(new Document(List.of(Samples.result(quiet, away))).text())
        .contains("- ? not measured: it takes root", "0 trials of each side");
  }

  @Test
  void theDocumentNamesTheMachineAndTheCommand() {
    String page = new Document(List.of(Samples.result(quiet, rough))).text();

    assertThat(page)
        .contains("| machine | Some <CPU>, 2 cores, 23.5 GB of memory, a virtual machine |")
        .contains(
            "| [A ÷ B](#edge): requests & more | ≥ 0.65 | **0.24** (0.24–0.25) | not reached |")
        .contains(
            "| [A ÷ B](#rough): requests & more | ≥ 0.65 | **0.80** (0.50–1.10) ? | reached ? |")
        .contains("`./stack bench --only edge --pairs 5 --seconds 5`")
        .contains("commit `abcdef012345`")
        .contains("Counted by hand");
  }

  @Test
  void ofFewTrialsEachHasToReachTheGoalAndTheEndsAreTold() {
    double[] ten = {10, 10};
    Measured both = Samples.pairs("both", ROW, new double[] {7, 9}, ten);
    Measured one = Samples.pairs("one", ROW, new double[] {6, 9}, ten);

    assertThat(new Document(List.of(Samples.result(both, one))).text())
        .contains(
            "**0.80** (0.70–0.90) ? | reached ? |", "**0.75** (0.60–0.90) ? | not reached ? |");
  }

  @Test
  void theDocumentComparesWhatWasMeasuredWithSeveralNumbersOfServers() {
    Measured slower = Samples.pairs("edge", ROW, new double[] {2, 2, 2, 2, 2}, TEN);

    String page =
        new Document(List.of(Samples.result(3, slower), Samples.result(2, quiet, rough))).text();

    assertThat(page)
        .contains("| price | | 2 servers | 3 servers |")
        .contains("| edge | requests & more | 0.24 | 0.20 |")
        .contains("All else on this page is of 2 servers.")
        .doesNotContain("| rough | requests & more |");
    assertThat(page.split("### edge", -1)).as("told once").hasSize(2);
  }

  @Test
  void whereAllHadTheSameNumberOfServersNothingIsSaidOfThat() {
    assertThat(new Document(List.of(Samples.result(3, quiet))).text())
        .contains("### edge")
        .doesNotContain("application servers\n");
  }

  @Test
  void thePictureHasADotForEachPair() throws Exception {
    Result result = Samples.result(quiet, rough);

    NodeList dots =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(new Picture(List.of(result)).draw())))
            .getElementsByTagName("circle");

    assertThat(dots.getLength()).isEqualTo(10);
  }

  @Test
  void numbersHaveThreeDigits() {
    assertThat(List.of(13_800.4, 218.2, 49.04, 2.355, 0.2351, 0.0042, 0.0))
        .map(Judged::number)
        .containsExactly("13,800", "218", "49.0", "2.36", "0.24", "0.004", "0.00");
  }
}
