package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.state.HistoryEntry;
import com.foobar.stack.state.HistoryFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Changes(Changes.What.NOTHING)
@Command(
    name = "history",
    description = {
      "Shows which commands have changed something: when, by whom, and how they ended; the newest"
          + " last.",
      "One that was killed is interrupted. down --purge leaves it."
    })
final class History implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private ReportOption output;

  @Option(
      names = "-n",
      paramLabel = "NUMBER",
      description = "How many commands, the last ones (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private int number;

  @Override
  public Integer call() throws IOException {
    if (number < 0) {
      throw new StackException("-n is a number of commands, 0 or more");
    }
    List<HistoryEntry> all = new HistoryFile(stack.layout().history()).entries();
    HistoryReport report =
        HistoryReport.of(all.subList(Math.max(0, all.size() - number), all.size()));
    output.print(report);
    return 0;
  }
}
