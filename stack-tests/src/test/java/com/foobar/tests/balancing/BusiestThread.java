package com.foobar.tests.balancing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What share of a processor the busiest thread of a process takes, by Linux's own count. */
final class BusiestThread {
  private static final double TICKS_PER_SECOND = 100;

  private final long pid;
  private Map<String, Long> ticks;
  private long looked;

  BusiestThread(long pid) {
    this.pid = pid;
    look();
  }

  /** From 0 to 1, since the last time that it was asked. */
  double share() {
    Map<String, Long> before = ticks;
    long since = looked;
    look();
    double seconds = (looked - since) / 1e9;
    return ticks.entrySet().stream()
        .mapToDouble(
            thread -> thread.getValue() - before.getOrDefault(thread.getKey(), thread.getValue()))
        .map(more -> more / TICKS_PER_SECOND / seconds)
        .max()
        .orElse(0);
  }

  private void look() {
    looked = System.nanoTime();
    ticks = new HashMap<>();
    for (Path task : tasks()) {
      try {
        String stat = Files.readString(task.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        // User and system time: proc_pid_stat(5).
        ticks.put(
            task.getFileName().toString(), Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
      } catch (IOException e) {
        // It has ended meanwhile.
      }
    }
  }

  private List<Path> tasks() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return tasks.toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no process " + pid, e);
    }
  }
}
