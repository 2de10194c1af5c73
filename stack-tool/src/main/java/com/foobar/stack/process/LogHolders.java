package com.foobar.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes that print into a service's log: the service and its workers, and nobody else. By
 * this they are found when their own record is lost.
 */
final class LogHolders {
  private LogHolders() {}

  static List<ProcessStat> of(Path log) {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      Path real = log.toRealPath();
      return processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> printsInto(process, real))
          .map(process -> ProcessStat.of(Long.parseLong(process.getFileName().toString())))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      // No log: nobody was ever started.
      return List.of();
    }
  }

  private static boolean printsInto(Path process, Path log) {
    try {
      return Files.readSymbolicLink(process.resolve("fd/1")).equals(log);
    } catch (IOException e) {
      // Gone, or another user's.
      return false;
    }
  }
}
