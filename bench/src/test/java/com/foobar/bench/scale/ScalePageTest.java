package com.foobar.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.bench.result.Measured;
import com.foobar.bench.result.Result;
import com.foobar.bench.result.ResultFile;
import com.foobar.bench.result.Samples;
import com.foobar.bench.result.Trial;
import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScalePageTest {
  private static final Map<String, Double> COST =
      Map.of(
          "cpu.haproxy", 0.1,
          "cpu.nginx", 0.2,
          "cpu.wildfly", 1.0,
          "cpu.database-door", 0.2,
          "cpu.mysql", 8.0,
          "cpu.mysql.busiest", 4.0);

  private final Result result =
      result(
          2,
          price("static", "edge", COST),
          price("shared", "edge", COST),
          price("edge", "edge", COST),
          price("hold", "saturated", COST),
          price("order", "8 buyers", COST));

  @Test
  void tablesAreComputedAndWordsAreLeftAlone() {
    String page =
        ScalePage.filled(
            "Before\n<!-- table: costs -->\nstale\n<!-- end -->\nafter\n", List.of(result));

    assertThat(page)
        .startsWith("Before\n<!-- table: costs -->\n| milliseconds")
        .contains("| a hold | 0.10 | 0.20 | 1.20 | 4.00 | 2.00 |")
        .doesNotContain("stale")
        .endsWith("<!-- end -->\nafter\n");
    assertThat(ScalePage.filled(page, List.of(result))).as("once more").isEqualTo(page);
  }

  @Test
  void whatIsComputedIsSetBesideWhatWasMeasured() {
    Map<String, Double> rate = Map.of("perSecond", 200.0);
    Result three = result(3, price("hosts", "pages", rate));

    String page = ScalePage.filled("<!-- table: checked -->\n<!-- end -->", List.of(result, three));

    // 0.2 processors, of which idleness takes 0.01: 0.19 s of the primary's server for each second.
    // A page takes (0.2 + 1.2) / 3 + 4 ms of it.
    assertThat(page)
        .contains("| 3 | answers of WildFly's a second | 42.5 | 200 (200–200) | 4.70 |");
  }

  @Test
  void whatWasNotMeasuredIsNamed() {
    assertThatThrownBy(() -> ScalePage.filled("", List.of(result(2))))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("./stack bench --only static measures it");
    assertThatThrownBy(
            () -> ScalePage.filled("<!-- table: cost -->\n<!-- end -->", List.of(result)))
        .hasMessageContaining("there is no table 'cost'; there are costs, tiers, servers, checked");
  }

  /** Nobody edits the figures: they are those of the results that stand beside the page. */
  @Test
  void thePageInDocsIsTheOneThatItsResultsMake() throws IOException {
    Path docs = Path.of("..", "docs");
    String page = Files.readString(docs.resolve(ScalePage.FILE));

    assertThat(ScalePage.filled(page, ResultFile.read(docs.resolve("performance.json"))))
        .isEqualTo(page);
  }

  private static Result result(int servers, Measured... prices) {
    Map<String, Double> idle = new TreeMap<>(Map.of("ops/mysql", 0.5));
    for (int i = 1; i <= servers; i++) {
      idle.put("server-%d/wildfly".formatted(i), 0.4);
      idle.put("server-%d/mysql".formatted(i), 0.6);
    }
    Result some = Samples.result(servers, prices);
    return new Result(
        some.begun(),
        some.command(),
        some.commit(),
        some.machine(),
        servers,
        some.versions(),
        some.pairs(),
        some.trialSeconds(),
        idle,
        some.prices());
  }

  private static Measured price(String name, String side, Map<String, Double> figures) {
    Trial trial = new Trial(1, side, "2026-11-27T12:00:00Z", 5, 0, 0, figures);
    return new Measured(
        name, name, "by hand", List.of(side), List.of(), List.of(trial), List.of(), 1);
  }
}
