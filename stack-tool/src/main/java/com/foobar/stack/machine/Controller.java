package com.foobar.stack.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where this program runs, and what it runs for itself: downloads, builds, what is made here before
 * hosts get it. What happens on a host is a {@link Machine}'s.
 */
public final class Controller {
  /** Programs and libraries for a first build, over a slow connection. */
  private static final Duration LIMIT = Duration.ofHours(2);

  /** Of a program that only says something of itself. */
  private static final Duration BRIEF = Duration.ofSeconds(10);

  private Controller() {}

  /**
   * Runs a program as a service would be: with nothing of the caller's around it.
   *
   * @param what named in the error, such as "configuring WildFly"
   * @param log what it prints goes there
   * @throws MachineException when it fails, with the end of its output
   */
  public static void run(
      String what, List<String> argv, Path directory, Map<String, String> environment, Path log) {
    run(what, argv, directory, builder -> Surroundings.prepare(builder, environment), log);
  }

  /**
   * Runs what reaches the network, such as a download or a build, in the caller's own environment:
   * that knows the proxies.
   *
   * @throws MachineException when it fails, with the end of its output
   */
  public static void runAsCaller(String what, List<String> argv, Path directory, Path log) {
    run(what, argv, directory, builder -> {}, log);
  }

  /**
   * Begins what goes on when this command has ended, as a service would: in a session of its own,
   * with nothing of the caller's around it.
   *
   * @throws MachineException when it cannot even begin
   */
  public static void begin(String what, List<String> argv, Path directory, Path log) {
    List<String> apart = Stream.concat(Stream.of("setsid"), argv.stream()).toList();
    try {
      builder(apart, directory, builder -> Surroundings.prepare(builder, Map.of()), log).start();
    } catch (IOException e) {
      throw cannotRun(what, apart, e);
    }
  }

  /** What a program prints, errors among it; empty when there is nothing to be had. */
  public static String output(List<String> argv) {
    try {
      ProcessBuilder builder = new ProcessBuilder(argv);
      Surroundings.prepare(builder, Map.of());
      return Launch.run(builder, "", BRIEF).output();
    } catch (IOException | TimeoutException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /**
   * Runs a program that has the user's terminal and environment.
   *
   * @return its exit code
   */
  public static int interact(List<String> argv) {
    try {
      return new ProcessBuilder(argv).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw cannotRun("this machine", argv, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("interrupted", e);
    }
  }

  private static ProcessBuilder builder(
      List<String> argv, Path directory, Consumer<ProcessBuilder> environment, Path log)
      throws IOException {
    Files.createDirectories(
        log.getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    ProcessBuilder builder =
        Launch.mute(new ProcessBuilder(argv))
            .directory(directory.toFile())
            .redirectOutput(log.toFile());
    environment.accept(builder);
    return builder;
  }

  private static MachineException cannotRun(String what, List<String> argv, IOException e) {
    return new MachineException(
        "%s: cannot run %s: %s".formatted(what, argv.get(0), e.getMessage()), e);
  }

  private static void run(
      String what,
      List<String> argv,
      Path directory,
      Consumer<ProcessBuilder> environment,
      Path log) {
    try {
      Outcome outcome = Launch.run(builder(argv, directory, environment, log), "", LIMIT);
      if (!outcome.isSuccess()) {
        HostPath file = HostPath.of(log.toAbsolutePath().toString());
        String end = new ThisMachine("this machine").tail(file, Outcome.LAST_LINES);
        throw new MachineException(
            Words.failure(what, new Outcome(outcome.exitCode(), end), Optional.of(file)));
      }
    } catch (IOException e) {
      throw cannotRun(what, argv, e);
    } catch (TimeoutException e) {
      throw new MachineException(
          "%s has not ended after %d s; see %s".formatted(what, LIMIT.toSeconds(), log), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineException("interrupted during " + what, e);
    }
  }
}
