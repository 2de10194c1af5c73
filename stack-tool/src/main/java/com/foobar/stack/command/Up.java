package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.health.Health;
import com.foobar.stack.health.Judgement;
import com.foobar.stack.lifecycle.StartUp;
import com.foobar.stack.process.AtInterruption;
import com.foobar.stack.program.ClassArchive;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.state.StateLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Changes(value = Changes.What.ALL_HOSTS, unless = "--dry-run", beginsTheStack = true)
@Command(
    name = "up",
    description = {
      "Starts the whole system, or what is down of it.",
      "Builds and fetches what is missing, starts every service in the order of their dependencies,"
          + " and returns when the site answers. Run again, it mends what is down."
    })
final class Up implements Callable<Integer> {
  /** Until the balancers' health checks have seen what was started. */
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private static final String INTERRUPTED =
      "what was started goes on; a server without all its applications gets no visitors until"
          + " ./stack up is run again";

  @Mixin private StackOption stack;
  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Print the whole plan and do nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (dryRun) {
      out.print(PlanText.of(stack.maskedContext(), stack.programs()));
      out.flush();
      return 0;
    }
    Progress progress = Progress.toUser();
    try (StateLock lock = stack.lock("./stack up");
        AtInterruption words =
            new AtInterruption("last words", () -> progress.report("interrupted", INTERRUPTED))) {
      stack.secrets().mend();
      // Before anybody bears one of them.
      stack.storedIdentities().write(stack.context().identities());
      Credentials.write(stack);
      new StartUp(stack.context(), stack.programs(), stack.processes(), progress).run();
    }
    Judgement judgement = new Health(stack.context(), stack.processes()).settled(SETTLING);
    archiveClasses(progress);
    out.println();
    StatusReport report = StatusReport.of(stack, judgement);
    out.print(report.table());
    out.flush();
    return report.isHealthy() ? 0 : 1;
  }

  /** For later starts. Only now, when nobody waits any more; whether it succeeds or not. */
  private void archiveClasses(Progress progress) {
    ClassArchive archive = stack.programs().wildflyClasses();
    if (archive.isDone()) {
      return;
    }
    try {
      archive.beginToMake();
      progress.report(
          "WildFly's classes",
          "being archived beside the stack, so that it starts faster next time; the log: "
              + archive.log());
    } catch (StackException e) {
      progress.report("WildFly's classes", e.getMessage());
    }
  }
}
