package com.foobar.stack.command;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.ProgramPaths;
import com.foobar.stack.service.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Changes(Changes.What.NAMED_HOST)
@Command(
    name = "exec",
    description = {
      "Runs a command as on a host: in its folder, with its programs on the PATH.",
      "HOST_NAME and HOST_ADDRESS say where it is."
    })
final class Exec implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Parameters(index = "0", paramLabel = "HOST")
  private String hostName;

  @Masked(shown = 1)
  @Parameters(index = "1..*", arity = "1..*", paramLabel = "-- CMD")
  private List<String> command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    stack.requireState();
    Host host = Target.host(stack.inventory(), hostName);
    ProgramPaths programs = stack.programs().paths();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(stack.layout().state().resolve("hosts").resolve(host.name()).toFile())
            .inheritIO();
    String path =
        Stream.concat(
                Services.installed().inOrder().stream()
                    .flatMap(service -> service.commands(programs).stream())
                    .map(Path::toString)
                    .distinct(),
                Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin")))
            .collect(Collectors.joining(":"));
    builder.environment().put("PATH", path);
    builder.environment().put("HOST_NAME", host.name());
    builder.environment().put("HOST_ADDRESS", host.address());
    // The shell finds the command on the host's PATH; Java would search its own.
    builder.command().addAll(0, List.of("sh", "-c", "exec \"$@\"", "sh"));
    builder.command(host.command(builder.command()));
    return builder.start().waitFor();
  }
}
