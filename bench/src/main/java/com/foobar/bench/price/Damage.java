package com.foobar.bench.price;

import com.foobar.bench.stand.Stand;
import com.foobar.proof.history.HistoryWriter;
import com.foobar.proof.history.RunClock;
import com.foobar.proof.nemesis.Fault;
import com.foobar.proof.nemesis.Nemesis;
import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.service.Services;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is done to the stack to see what that costs, as {@code ./stack prove} does it and mends it.
 * Whatever happens, what was broken here is mended in the end.
 */
final class Damage implements AutoCloseable {
  private final Path folder;
  private final HistoryWriter history;
  private final PrintStream mending;
  private final Nemesis nemesis;
  private boolean done;
  private boolean over;

  Damage(Stand stand) {
    PlanContext context = stand.context();
    try {
      Path parent = context.layout().state().resolve("bench");
      PrivateFiles.createDirectories(parent);
      this.folder = Files.createTempDirectory(parent, "damage-");
      this.history = new HistoryWriter(folder.resolve("history.jsonl"), new RunClock());
      this.mending =
          new PrintStream(
              Files.newOutputStream(folder.resolve("mending.log")), true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StackException("cannot write down what is broken: " + e, e);
    }
    this.nemesis =
        new Nemesis(
            context,
            new Programs(context.inventory(), context.layout(), Services.installed().programs()),
            stand.processes(),
            new Progress(mending, false),
            history);
  }

  /**
   * @throws StackException when it cannot be done
   */
  synchronized void inflict(Fault fault) {
    if (over) {
      return;
    }
    done = true;
    List<String> problems = nemesis.inject(fault);
    if (!problems.isEmpty()) {
      throw new StackException(String.join("; ", problems));
    }
  }

  /**
   * Returns when everything is healthy again.
   *
   * @throws StackException when that does not come about
   */
  synchronized void mend() {
    if (done) {
      nemesis.mend();
      done = false;
    }
  }

  @Override
  public synchronized void close() {
    over = true;
    mend();
    try {
      mending.close();
      history.close();
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new StackException("cannot delete %s: %s".formatted(folder, e), e);
    }
  }
}
