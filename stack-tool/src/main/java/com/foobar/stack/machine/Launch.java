package com.foobar.stack.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of this program's own, waited for with a limit. */
final class Launch {
  private static final Path NOTHING = Path.of("/dev/null");

  private Launch() {}

  /** Reads nothing; errors are printed where the rest is. */
  static ProcessBuilder quiet(ProcessBuilder builder) {
    return builder.redirectInput(NOTHING.toFile()).redirectErrorStream(true);
  }

  /** The same, and prints nowhere. */
  static ProcessBuilder mute(ProcessBuilder builder) {
    return quiet(builder).redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  /**
   * @param builder whose process prints to this program
   * @param input what it reads
   * @throws TimeoutException when it is not over in time; it is killed then, as at an interruption
   */
  static Outcome run(ProcessBuilder builder, String input, Duration limit)
      throws IOException, InterruptedException, TimeoutException {
    if (input.isEmpty()) {
      builder.redirectInput(NOTHING.toFile());
    }
    Process process = builder.redirectErrorStream(true).start();
    CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> printedBy(process));
    if (!input.isEmpty()) {
      CompletableFuture.runAsync(() -> give(process, input));
    }
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      int exitCode = exitCode(process, limit);
      String printed = output.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return new Outcome(exitCode, printed);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      kill(process);
      throw e;
    }
  }

  static int exitCode(Process process, Duration limit)
      throws InterruptedException, TimeoutException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException();
      }
      return process.exitValue();
    } catch (InterruptedException | TimeoutException e) {
      kill(process);
      throw e;
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String printedBy(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // It was killed.
      return "";
    }
  }

  private static void give(Process process, String input) {
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It does not read it.
    }
  }
}
