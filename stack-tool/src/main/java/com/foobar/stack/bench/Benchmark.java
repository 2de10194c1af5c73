package com.foobar.stack.bench;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Measures prices on a running stack. It is a module of its own ({@code bench/}), which the
 * launcher puts beside the tool for {@code ./stack bench} and for no other command.
 */
public interface Benchmark {
  /** What can be measured, in that order: its name, and what it is. */
  Map<String, String> prices();

  /**
   * Measures on the stack that runs, and leaves the result file, a table and a picture.
   *
   * @param out for the table
   * @return whether all of it can be concluded from; if not, the table says why
   * @throws StackException when the stack does not run, is not on this machine, or cannot be asked
   */
  boolean measure(
      Assignment assignment,
      PlanContext context,
      HostProcesses processes,
      Progress progress,
      PrintWriter out);

  /**
   * Makes the document {@code performance.md}, with its picture and its figures, from result files.
   * What several of them have measured is taken from the last one.
   *
   * @return the document
   * @throws StackException when a file cannot be read
   */
  Path document(List<Path> results, Path folder);
}
