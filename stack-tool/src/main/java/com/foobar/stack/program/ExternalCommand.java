package com.foobar.stack.program;

import com.foobar.stack.StackException;
import com.foobar.stack.process.ServiceEnvironment;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A command that is run, mostly to its end, with what it prints kept in a file. */
public final class ExternalCommand {
  private static final int TAIL_LINES = 20;

  private ExternalCommand() {}

  /**
   * Runs a program of the stack's as a service would be: with nothing of the caller's around it.
   *
   * @param what named in the error, such as "server-1/nginx: checking its configuration"
   * @throws StackException when it fails, with the end of its output
   */
  public static void run(
      String what, List<String> argv, Path directory, Map<String, String> environment, Path log) {
    run(what, argv, directory, builder -> ServiceEnvironment.prepare(builder, environment), log);
  }

  /**
   * Runs what reaches the network, such as a download or a build, in the caller's own environment:
   * that knows the proxies.
   *
   * @throws StackException when it fails, with the end of its output
   */
  public static void runAsCaller(String what, List<String> argv, Path directory, Path log) {
    run(what, argv, directory, builder -> {}, log);
  }

  /**
   * Begins what goes on when this command has ended, as a service would: in a session of its own,
   * with nothing of the caller's around it.
   *
   * @throws StackException when it cannot even begin
   */
  static void begin(String what, List<String> argv, Path directory, Path log) {
    List<String> apart = Stream.concat(Stream.of("setsid"), argv.stream()).toList();
    try {
      start(apart, directory, builder -> ServiceEnvironment.prepare(builder, Map.of()), log);
    } catch (IOException e) {
      throw cannotRun(what, apart, e);
    }
  }

  private static Process start(
      List<String> argv, Path directory, Consumer<ProcessBuilder> environment, Path log)
      throws IOException {
    PrivateFiles.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(directory.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    environment.accept(builder);
    return builder.start();
  }

  private static StackException cannotRun(String what, List<String> argv, IOException e) {
    return new StackException(
        "%s: cannot run %s: %s".formatted(what, argv.get(0), e.getMessage()), e);
  }

  private static void run(
      String what,
      List<String> argv,
      Path directory,
      Consumer<ProcessBuilder> environment,
      Path log) {
    try {
      int exit = start(argv, directory, environment, log).waitFor();
      if (exit != 0) {
        throw new StackException(
            "%s failed (exit code %d). The end of %s:%n%s".formatted(what, exit, log, tail(log)));
      }
    } catch (IOException e) {
      throw cannotRun(what, argv, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted during " + what, e);
    }
  }

  /** The last lines of a log, indented; empty when there is none. */
  public static String tail(Path log) {
    try {
      List<String> lines =
          Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1).lines().toList();
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
              .map(line -> "    " + line)
              .toList());
    } catch (IOException e) {
      return "";
    }
  }
}
