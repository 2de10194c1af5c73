package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.InventoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line: {@code ./stack …}. */
@Command(
    name = "stack",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "stack 1.0.0-SNAPSHOT",
    description = "Runs the distributed web infrastructure of www.foobar.com.")
public final class StackCommand {
  /** Each is called as its class is. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          Up.class,
          Status.class,
          Deploy.class,
          Undeploy.class,
          Rollback.class,
          Applications.class,
          History.class,
          Logs.class,
          Fault.class,
          Switchover.class,
          Heal.class,
          Prove.class,
          Bench.class,
          Exec.class,
          Sql.class,
          Down.class,
          Completion.class,
          HelpCommand.class);

  private StackCommand() {}

  /**
   * @return 0 when what was asked is true, 1 when it is not, 2 when it was asked wrongly
   */
  public static int execute(String... arguments) {
    return of(meant(arguments))
        .setExecutionStrategy(new Recorder())
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              if (exception instanceof StackException) {
                commandLine.getErr().println("error: " + exception.getMessage());
              } else if (exception instanceof IOException
                  || exception instanceof UncheckedIOException) {
                // What the stack keeps could not be read or written; each file is still as it was.
                commandLine
                    .getErr()
                    .println(
                        "error: %s. Is there room on the disk, and may this user write there?"
                            .formatted(exception));
              } else {
                throw exception;
              }
              return exitCode(exception);
            })
        .execute(arguments);
  }

  /** Of a command that ended with this. */
  static int exitCode(Throwable failure) {
    return failure instanceof InventoryException || failure instanceof ParameterException ? 2 : 1;
  }

  /** With all commands. */
  static CommandLine withAll() {
    return of(COMMANDS);
  }

  private static CommandLine of(List<Class<?>> commands) {
    CommandLine stack = new CommandLine(new StackCommand());
    commands.forEach(stack::addSubcommand);
    return stack;
  }

  /**
   * The one that is called, or all when it is none of them: to look at the options of each takes
   * longer than many a command.
   */
  private static List<Class<?>> meant(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static String name(Class<?> command) {
    return command.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
