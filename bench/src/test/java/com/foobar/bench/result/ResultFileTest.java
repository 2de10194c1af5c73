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
  void whatIsNoResultIsRefusedWithItsPlace() throws IOException {
    assertThat(refusal("{\"begun\": \"today\""))
        .contains("result.json is no result of this version's ./stack bench: line 1")
        .contains("was it cut off?");
    assertThat(refusal("{\n\"flavour\": 1}"))
        .contains("line 2", "nothing is called 'flavour' there");
    assertThat(refusal("[1]")).contains("that is not what a run is made of");
    assertThat(refusal("[]")).contains("it holds no run");
    assertThat(refusal("[null]")).contains("a run in it is null");
    assertThat(refusal("{}")).contains("a run in it has no begun, commit, machine");
    assertThat(refusal(written().replaceFirst("\"speed\" : 10.0", "\"speed\" : null")))
        .contains("a trial of 'p' has no figures, or one that is null");
    assertThatThrownBy(() -> ResultFile.read(folder.resolve("nowhere.json")))
        .isInstanceOf(StackException.class)
        .hasMessageEndingWith("there is no such file");
  }

  private static String written() throws IOException {
    double[] ten = {10};
    return ResultFile.text(List.of(Samples.result(Samples.pairs("p", ROW, ten, ten))));
  }

  private String refusal(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("result.json"), content);
    try {
      ResultFile.read(file);
      return "it was read";
    } catch (StackException e) {
      return e.getMessage();
    }
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
        .hasMessageContaining("other.json is no result of this version's ./stack bench");
  }
}
