package com.foobar.stack.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Changes(Changes.What.NOTHING)
@Command(
    name = "status",
    description = {
      "Shows every host and service, who is primary, and what is not well, each asked itself.",
      "Exit code 0 only when all is well."
    })
final class Status implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private ReportOption output;

  @Override
  public Integer call() throws IOException {
    StatusReport report = StatusReport.of(stack);
    output.print(report);
    return report.isHealthy() ? 0 : 1;
  }
}
