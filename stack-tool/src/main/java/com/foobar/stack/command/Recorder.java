package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.process.AtInterruption;
import com.foobar.stack.state.Recording;
import java.io.PrintWriter;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs commands, and writes each that changes something into the history: that of the stack, and
 * that of each host which it changes. Where that cannot be written, it is said, and the command
 * goes on.
 */
final class Recorder implements IExecutionStrategy {
  private static final int LONGEST_MESSAGE = 200;

  private final IExecutionStrategy command = new RunLast();

  @Override
  public int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    Optional<Layout> layout = recorded(last) ? layout(last) : Optional.empty();
    if (layout.isEmpty()) {
      return command.execute(parsed);
    }
    PrintWriter user = last.commandSpec().commandLine().getErr();
    Recording recording =
        Recording.begin(
            layout.get().history(),
            layout.get()::history,
            hosts(last),
            CommandText.of(parsed),
            user::println);
    try (AtInterruption interruption =
        new AtInterruption("history", () -> recording.end(Optional.empty(), Optional.empty()))) {
      int exitCode = command.execute(parsed);
      recording.end(Optional.of(exitCode), Optional.empty());
      return exitCode;
    } catch (Throwable e) {
      Throwable cause =
          e instanceof CommandLine.ExecutionException && e.getCause() != null ? e.getCause() : e;
      recording.end(Optional.of(StackCommand.exitCode(cause)), Optional.of(message(cause)));
      throw e;
    }
  }

  private static String message(Throwable failure) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String first = text.lines().findFirst().orElse("");
    return first.length() <= LONGEST_MESSAGE ? first : first.substring(0, LONGEST_MESSAGE) + " …";
  }

  /** What a command declares of itself; empty when it forgot to. */
  static Optional<Changes> changes(CommandSpec command) {
    Object user = command.userObject();
    AnnotatedElement declared = user instanceof AnnotatedElement method ? method : user.getClass();
    return Optional.ofNullable(declared.getAnnotation(Changes.class));
  }

  private static boolean recorded(ParseResult called) {
    Optional<Changes> changes = changes(called.commandSpec());
    return changes.isPresent()
        && changes.get().value() != Changes.What.NOTHING
        && List.of(changes.get().unless()).stream().noneMatch(called::hasMatchedOption);
  }

  /** Empty when there is nothing that could be changed: the command itself says so. */
  private static Optional<Layout> layout(ParseResult called) {
    try {
      Layout layout = stack(called).layout();
      return layout.isMade() || changes(called.commandSpec()).orElseThrow().beginsTheStack()
          ? Optional.of(layout)
          : Optional.empty();
    } catch (StackException e) {
      return Optional.empty();
    }
  }

  private static StackOption stack(ParseResult called) {
    return called.commandSpec().mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(StackOption.class::isInstance)
        .map(StackOption.class::cast)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(called.commandSpec().name() + " has no --inventory"));
  }

  private static List<Host> hosts(ParseResult called) {
    Inventory inventory = stack(called).inventory();
    Changes.What what = changes(called.commandSpec()).orElseThrow().value();
    if (what == Changes.What.NAMED_HOST) {
      Optional<Host> named =
          called.matchedPositionals().stream()
              .filter(argument -> argument.paramLabel().startsWith("HOST"))
              .flatMap(argument -> argument.originalStringValues().stream())
              .flatMap(value -> inventory.host(value.split("/", 2)[0]).stream())
              .findFirst();
      if (named.isPresent()) {
        return List.of(named.get());
      }
    }
    return what.hosts(inventory);
  }
}
