package com.foobar.stack.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Changes(Changes.What.NOTHING)
@Command(
    name = "status",
    description = {
      "Shows every host and service, who is primary, and what is not well, each asked itself.",
      "Exit code 0 only when all is well."
    })
final class Status implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "For programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    StatusReport report = StatusReport.of(stack);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report));
    } else {
      out.print(report.table());
    }
    out.flush();
    return report.isHealthy() ? 0 : 1;
  }
}
