package com.foobar.stack.prove;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Breaks a running stack and judges whether what must never break has held. It is a module of its
 * own ({@code proof/}), which the launcher puts beside the tool for {@code ./stack prove}.
 */
public interface Prover {
  /**
   * Leaves the history, a page and a summary.
   *
   * @param out for the summary
   * @return the command's exit code: 0 when everything held, 1 when something broke, 3 when not
   *     everything could be known
   * @throws StackException when a fault is none, the stack is not healthy to begin with, or cannot
   *     be asked
   */
  int prove(
      Assignment assignment,
      PlanContext context,
      Programs programs,
      HostProcesses processes,
      Progress progress,
      PrintWriter out);

  /**
   * Judges a run again from what it has left, without a stack.
   *
   * @param folder of its report
   * @param out for the summary
   * @return as {@link #prove}
   * @throws StackException when there is no history, or it cannot be read
   */
  int again(Path folder, PrintWriter out);
}
