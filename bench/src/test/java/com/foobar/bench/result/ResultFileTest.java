package com.foobar.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  private static final Row ROW = Row.ratio("speed", "speed").goal(Goal.atLeast(0.5)).tail();
  private static final double[] ONE = {1};

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Result result =
        Samples.result(Samples.pairs("p", ROW, new double[] {10, 30}, new double[] {20, 30}));
    Path file = folder.resolve("new/result.json");

    ResultFile.write(file, List.of(result));

    assertThat(ResultFile.read(file)).containsExactly(result);
  }

  @Test
  void aFileMayHoldSeveralRuns() throws IOException {
    List<Result> results =
        List.of(
            Samples.result(Samples.pairs("p", ROW, ONE, ONE)),
            Samples.result(Samples.pairs("q", ROW, ONE, ONE)));
    Path file = folder.resolve("results.json");

    ResultFile.write(file, results);

    assertThat(ResultFile.read(file)).isEqualTo(results);
  }

  @Test
  void whatWasMeasuredAgainTakesThePlaceOfTheEarlier() {
    Measured first = Samples.pairs("p", ROW, ONE, ONE);
    Measured other = Samples.pairs("q", ROW, ONE, ONE);
    Measured again = Samples.pairs("p", ROW, new double[] {2}, ONE);

    List<Result> latest =
        ResultFile.latest(
            List.of(Samples.result(first, other), Samples.result(first), Samples.result(again)));

    assertThat(latest).containsExactly(Samples.result(other), Samples.result(again));
  }

  @Test
  void whatWasMeasuredWithMoreServersTakesNobodysPlace() {
    Measured price = Samples.pairs("p", ROW, ONE, ONE);
    List<Result> both = List.of(Samples.result(2, price), Samples.result(3, price));

    assertThat(ResultFile.latest(both)).isEqualTo(both);
  }

  @Test
  void aFileOfBeforeSaysNothingOfHowManyTrialsItTakes() throws IOException {
    Path file = folder.resolve("old.json");
    ResultFile.write(file, List.of(Samples.result(Samples.pairs("p", ROW, ONE, ONE))));
    Files.writeString(
        file, Files.readString(file).replaceAll(",\\s*\"fewest\" : " + Measured.FEWEST, ""));

    assertThat(file).content().doesNotContain("fewest");
    assertThat(ResultFile.prices(ResultFile.read(file)))
        .extracting(Measured::fewest)
        .containsExactly(Measured.FEWEST);
  }

  @Test
  void whatIsNoResultIsToldByItsName() throws IOException {
    Path missing = folder.resolve("missing.json");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"prizes\": 3}");

    assertThatThrownBy(() -> ResultFile.read(missing))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("missing.json");
    assertThatThrownBy(() -> ResultFile.read(other))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("other.json: no result of ./stack bench");
  }
}
