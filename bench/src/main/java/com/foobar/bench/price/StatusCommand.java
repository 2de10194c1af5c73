package com.foobar.bench.price;

import com.foobar.bench.result.Goal;
import com.foobar.bench.result.Row;
import com.foobar.bench.stand.Stand;
import com.foobar.stack.StackException;
import com.foobar.stack.process.ProcessStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How long a person waits for {@code ./stack status}. */
record StatusCommand() implements Price {
  private static final String SIDE = "status";

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String title() {
    return "./stack status";
  }

  @Override
  public String counted() {
    return "From the start of the launcher to its end, and the processor time of the command with all that it runs; not"
        + " that of the services which it asks.";
  }

  @Override
  public List<Row> rows() {
    return List.of(
        Row.of("wall", SIDE, "wall", "s").goal(Goal.atMost(0.7)),
        Row.of("CPU", SIDE, "command", "s"));
  }

  @Override
  public Sides open(Stand stand) {
    return Sides.of(Side.of(SIDE, time -> run(stand)));
  }

  private static Done run(Stand stand) {
    Path root = stand.context().layout().root();
    double before = children();
    long begun = System.nanoTime();
    try {
      Process status =
          new ProcessBuilder(
                  root.resolve("stack").toString(),
                  "status",
                  "--inventory",
                  stand.context().inventory().file().toAbsolutePath().toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = status.waitFor();
      double wall = (System.nanoTime() - begun) / 1e9;
      if (exitCode != 0) {
        throw new StackException("./stack status says that not all is well:%n%s".formatted(said));
      }
      return new Done(0, 0, Map.of("wall", wall, "command", children() - before));
    } catch (IOException e) {
      throw new StackException("cannot run ./stack status: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  private static double children() {
    return ProcessStat.of(ProcessHandle.current().pid())
        .map(self -> self.endedChildrenCpu().toMillis() / 1e3)
        .orElse(0.0);
  }
}
