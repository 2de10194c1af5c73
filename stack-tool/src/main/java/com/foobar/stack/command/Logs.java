package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.plan.ServiceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Changes(Changes.What.NOTHING)
@Command(name = "logs", description = "Shows the end of a service's log, or of all of a host's.")
final class Logs implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Parameters(paramLabel = "HOST[/SERVICE]")
  private String target;

  @Option(names = "-f", description = "Go on as the logs grow.")
  private boolean follow;

  @Option(
      names = "-n",
      paramLabel = "LINES",
      description = "How many lines (default: ${DEFAULT-VALUE}).",
      defaultValue = "100")
  private int lines;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (lines < 0) {
      throw new StackException("-n is a number of lines, 0 or more");
    }
    List<String> argv = new ArrayList<>(List.of("tail", "-n", Integer.toString(lines)));
    if (follow) {
      argv.add("-F");
    }
    List<String> files =
        Target.services(stack.inventory(), target).stream()
            .map(this::log)
            .filter(file -> Files.exists(Path.of(file)))
            .toList();
    if (files.isEmpty()) {
      throw new StackException(target + " has no log yet; ./stack up starts it");
    }
    argv.addAll(files);
    return new ProcessBuilder(argv).inheritIO().start().waitFor();
  }

  private String log(ServiceId id) {
    return stack.layout().log(id).toString();
  }
}
