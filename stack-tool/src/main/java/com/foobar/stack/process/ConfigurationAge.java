package com.foobar.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a service that reads its files when it is told to (Nginx, HAProxy) has read those that
 * are there. Each reading begins new workers, so the youngest worker is older than a file that was
 * never read, or that it could not be made to read.
 */
public final class ConfigurationAge {
  /** Between the writing of a file and the new workers. */
  private static final Duration RELOADING = Duration.ofSeconds(10);

  /** Java tells when a process began by the kernel's boot time, which is in whole seconds. */
  private static final Duration UNCERTAINTY = Duration.ofSeconds(2);

  private ConfigurationAge() {}

  /**
   * @param master the service's recorded process
   * @param folder of its configuration
   * @return the file that changed after it was last read; empty when there is none
   */
  public static Optional<Path> unread(long master, Path folder) {
    return ProcessHandle.of(master)
        .flatMap(
            process ->
                process
                    .children()
                    .flatMap(worker -> worker.info().startInstant().stream())
                    .max(Comparator.naturalOrder()))
        .flatMap(read -> unread(read, Instant.now(), folder));
  }

  /**
   * @param read when the files were last read
   */
  static Optional<Path> unread(Instant read, Instant now, Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> changed(file).isAfter(read.plus(UNCERTAINTY)))
          .filter(file -> changed(file).isBefore(now.minus(RELOADING)))
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      // It is just being changed.
      return Optional.empty();
    }
  }

  private static Instant changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
