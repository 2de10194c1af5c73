package com.foobar.stack.command;

import com.foobar.stack.deploy.ApplicationStore;
import com.foobar.stack.deploy.KeptApplication;
import com.foobar.stack.health.ApplicationStates;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Changes(Changes.What.NOTHING)
@Command(
    name = "applications",
    description = {
      "Shows each application with the versions that are kept of it, and what the servers have.",
      "The current one and four others: ./stack rollback brings one back. Exit code 0 only when"
          + " every server has what it is to have."
    })
final class Applications implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private ReportOption output;

  @Override
  public Integer call() throws IOException {
    stack.requireState();
    ApplicationStore store = new ApplicationStore(stack.layout().applications());
    List<KeptApplication> known = store.known();
    ApplicationsReport report =
        ApplicationsReport.of(known, ApplicationStates.ask(stack.context()), store);
    output.print(report);
    return report.isAsItIsToBe() ? 0 : 1;
  }
}
