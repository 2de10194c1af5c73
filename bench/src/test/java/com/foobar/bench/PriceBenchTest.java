package com.foobar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.ResultFile;
import com.foobar.bench.result.Row;
import com.foobar.bench.result.Samples;
import com.foobar.stack.StackException;
import com.foobar.stack.bench.Benchmark;
import com.foobar.stack.command.StackCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBenchTest {
  @TempDir private Path folder;

  @Test
  void theToolFindsIt() {
    assertThat(ServiceLoader.load(Benchmark.class)).singleElement().isInstanceOf(PriceBench.class);
    assertThat(StackCommand.execute("bench", "--list")).isZero();
  }

  @Test
  void aPriceThatDoesNotExistIsAMistakeOfTheCaller() {
    assertThat(StackCommand.execute("bench", "--only", "edge,everything")).isEqualTo(2);
  }

  @Test
  void whatCannotBeMadeLeavesTheDocumentsAsTheyAre() throws IOException {
    Row row = Row.ratio("requests", "speed");
    double[] five = {1, 1, 1, 1, 1};
    Path result = folder.resolve("result.json");
    ResultFile.write(result, List.of(Samples.result(Samples.pairs("edge", row, five, five))));
    Path docs = Files.createDirectories(folder.resolve("docs"));
    // It wants prices that were not measured.
    Files.copy(Path.of("../docs/scale.md"), docs.resolve("scale.md"));
    Files.writeString(docs.resolve("performance.md"), "of before");

    assertThatThrownBy(() -> new PriceBench().document(List.of(result), docs))
        .isInstanceOf(StackException.class);

    assertThat(docs.resolve("performance.md")).hasContent("of before");
    assertThat(docs.resolve("performance.json")).doesNotExist();
  }

  @Test
  void aDocumentIsMadeFromResultFiles() throws IOException {
    Row row = Row.ratio("requests", "speed").goal(Goal.atLeast(0.65));
    double[] five = {1, 1, 1, 1, 1};
    Path first = folder.resolve("1/result.json");
    Path second = folder.resolve("2/result.json");
    ResultFile.write(
        first,
        List.of(
            Samples.result(
                Samples.pairs("edge", row, five, five), Samples.pairs("nginx", row, five, five))));
    ResultFile.write(
        second,
        List.of(Samples.result(Samples.pairs("edge", row, five, new double[] {2, 2, 2, 2, 2}))));

    Path page = new PriceBench().document(List.of(first, second), folder.resolve("docs"));

    assertThat(page)
        .isEqualTo(folder.resolve("docs/performance.md"))
        .content()
        .contains("requests | ≥ 0.65 | **0.50**", "requests | ≥ 0.65 | **1.00**");
    assertThat(folder.resolve("docs/performance.svg")).isNotEmptyFile();
    assertThat(
            new PriceBench()
                .document(
                    List.of(folder.resolve("docs/performance.json")), folder.resolve("again")))
        .as("made from what it kept, it is the same")
        .hasSameTextualContentAs(page);
  }
}
