package com.foobar.stack.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Changes(Changes.What.NOTHING)
@Command(
    name = "completion",
    description = {
      "Prints a script by which a shell completes commands, options, and the inventory's hosts and"
          + " services.",
      "For this shell: source <(./stack completion bash). For every one: ./stack completion bash"
          + " >~/.local/share/bash-completion/completions/stack"
    })
final class Completion implements Callable<Integer> {
  /** Zsh reads what is made for bash, and the script itself sees to that. */
  static final List<String> SHELLS = List.of("bash", "zsh");

  @Mixin private StackOption stack;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private String shell;

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw new ParameterException(
          spec.commandLine(),
          "error: there is no completion for '%s'; there is one for %s"
              .formatted(shell, String.join(" and ", SHELLS)));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(CompletionScript.of(stack.inventory()));
    out.flush();
    return 0;
  }
}
