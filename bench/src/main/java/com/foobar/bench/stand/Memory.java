package com.foobar.bench.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process takes of the machine's memory. */
final class Memory {
  private Memory() {}

  /**
   * The proportional set size in kilobytes: what it shares with others is counted in parts. 0 when
   * it has ended.
   *
   * @see <a href="https://docs.kernel.org/filesystems/proc.html">/proc/PID/smaps_rollup</a>
   */
  static long kilobytes(long pid) {
    try {
      return parse(Files.readString(Path.of("/proc", Long.toString(pid), "smaps_rollup")));
    } catch (IOException e) {
      return 0;
    }
  }

  static long parse(String rollup) {
    return rollup
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}
