package com.foobar.proof.round;

import com.foobar.proof.nemesis.Fault;
import com.foobar.proof.report.HtmlReport;
import com.foobar.proof.report.TextSummary;
import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.Programs;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.prove.Prover;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** {@code ./stack prove}. */
public final class StackProver implements Prover {
  @Override
  public int prove(
      com.foobar.stack.prove.Assignment asked,
      PlanContext context,
      Programs programs,
      HostProcesses processes,
      Progress progress,
      PrintWriter out) {
    Assignment assignment =
        new Assignment(
            asked.faults() == null
                ? everything(context.inventory())
                : Fault.parseList(asked.faults()),
            asked.time(),
            asked.seed(),
            asked.rate(),
            asked.buyers(),
            asked.seats(),
            asked.report());
    ProofResult result = new Proof(context, programs, processes, progress).run(assignment);
    try {
      Path page = HtmlReport.write(result, context.inventory().name());
      out.println();
      out.print(TextSummary.of(result));
      out.println("report   " + page);
      out.println("history  " + assignment.report().resolve(Proof.HISTORY));
    } catch (IOException e) {
      throw new StackException("cannot write the report: " + e.getMessage(), e);
    }
    return switch (result.verdict()) {
      case HOLDS -> 0;
      case BROKEN -> 1;
      case UNKNOWN -> 3;
    };
  }

  private static List<Fault> everything(Inventory inventory) {
    List<String> servers = inventory.applicationServers().stream().map(Host::name).toList();
    return Fault.everything(
        servers.get(0), servers.get(servers.size() - 1), inventory.balancers().get(0).name());
  }
}
