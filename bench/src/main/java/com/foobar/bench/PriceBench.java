package com.foobar.bench;

import com.foobar.bench.price.Price;
import com.foobar.bench.price.PriceList;
import com.foobar.bench.report.ByServers;
import com.foobar.bench.report.Document;
import com.foobar.bench.report.Picture;
import com.foobar.bench.report.TextTable;
import com.foobar.bench.result.Result;
import com.foobar.bench.result.ResultFile;
import com.foobar.bench.scale.ScalePage;
import com.foobar.stack.StackException;
import com.foobar.stack.bench.Assignment;
import com.foobar.stack.bench.Benchmark;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./stack bench}. */
public final class PriceBench implements Benchmark {
  private static final String RESULT = "result.json";
  private static final String PICTURE = "performance.svg";

  @Override
  public Map<String, String> prices() {
    Map<String, String> prices = new LinkedHashMap<>();
    PriceList.ALL.forEach(price -> prices.put(price.name(), price.title()));
    return prices;
  }

  @Override
  public boolean measure(
      Assignment assignment,
      PlanContext context,
      HostProcesses processes,
      Progress progress,
      PrintWriter out) {
    List<Price> prices =
        PriceList.ALL.stream().filter(price -> assignment.prices().contains(price.name())).toList();
    Path file = assignment.folder().resolve(RESULT);
    Path picture = assignment.folder().resolve(PICTURE);
    Result result =
        new Measurement(assignment, context, processes, progress)
            .of(prices, sofar -> keep(file, sofar));
    TextTable table = new TextTable(List.of(result));
    try {
      Files.writeString(picture, new Picture(List.of(result)).draw());
    } catch (IOException e) {
      throw new StackException("cannot write %s: %s".formatted(picture, e), e);
    }
    out.println();
    out.print(table.draw());
    out.println();
    out.println("result   " + file);
    out.println("picture  " + picture);
    return table.isConclusive();
  }

  private static void keep(Path file, Result result) {
    try {
      ResultFile.write(file, List.of(result));
    } catch (IOException e) {
      throw new StackException("cannot write %s: %s".formatted(file, e), e);
    }
  }

  @Override
  public Path document(List<Path> files, Path folder) {
    List<Result> all = new ArrayList<>();
    files.forEach(file -> all.addAll(ResultFile.read(file)));
    List<Result> results = ResultFile.latest(all);
    Path page = folder.resolve("performance.md");
    Path scale = folder.resolve(ScalePage.FILE);
    // All is made before anything is written: what fails leaves the documents as they are.
    Map<Path, String> texts = new LinkedHashMap<>();
    try {
      texts.put(folder.resolve("performance.json"), ResultFile.text(results));
      texts.put(folder.resolve(PICTURE), new Picture(new ByServers(results).usual()).draw());
      texts.put(page, new Document(results).text());
      if (Files.exists(scale)) {
        texts.put(scale, ScalePage.filled(Files.readString(scale), results));
      }
      Files.createDirectories(folder);
      for (Map.Entry<Path, String> text : texts.entrySet()) {
        Files.writeString(text.getKey(), text.getValue());
      }
    } catch (IOException e) {
      throw new StackException("cannot write %s: %s".formatted(page, e), e);
    }
    return page;
  }
}
