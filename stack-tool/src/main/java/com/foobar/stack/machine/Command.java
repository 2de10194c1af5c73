package com.foobar.stack.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine is to run. It finds the same around it whoever calls: nothing of the caller's
 * environment but what is given here.
 *
 * @param argv the program and its arguments; a program without a slash is looked for on the usual
 *     PATH
 * @param directory where it runs
 * @param environment what it finds in addition to the usual
 * @param input what it reads from its standard input
 * @param output the file that what it prints goes into, in place of what was there; empty when the
 *     caller is told
 */
public record Command(
    List<String> argv,
    HostPath directory,
    Map<String, String> environment,
    String input,
    Optional<HostPath> output) {
  private static final HostPath ROOT = HostPath.of("/");

  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  public static Command of(String... argv) {
    return of(List.of(argv));
  }

  public static Command of(List<String> argv) {
    return new Command(argv, ROOT, Map.of(), "", Optional.empty());
  }

  public Command in(HostPath folder) {
    return new Command(argv, folder, environment, input, output);
  }

  public Command with(Map<String, String> more) {
    return new Command(argv, directory, more, input, output);
  }

  public Command reading(String text) {
    return new Command(argv, directory, environment, text, output);
  }

  public Command printingInto(HostPath file) {
    return new Command(argv, directory, environment, input, Optional.of(file));
  }
}
