package com.foobar.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Linux says of a process.
 *
 * @param state R, S, D, T (stopped), Z (zombie) …
 * @param group the process group it is in; a worker is in its master's
 * @param session the one that leads it began with a session of its own
 * @param startTicks when it started, in hundredths of a second since the machine did; together with
 *     the pid it names a process for good, since pids are used again
 * @param cpuTicks the processor time that it has taken itself, in hundredths of a second
 * @param endedChildrenTicks that of its children that have ended and their children, likewise
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public record ProcessStat(
    long pid,
    char state,
    long group,
    long session,
    long startTicks,
    long cpuTicks,
    long endedChildrenTicks) {
  private static final int TICKS_PER_SECOND = 100;

  /** Empty when there is no such process, or only its zombie. */
  public static Optional<ProcessStat> of(long pid) {
    try {
      ProcessStat found = parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
      return found.state == 'Z' || found.state == 'X' ? Optional.empty() : Optional.of(found);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static ProcessStat parse(String stat) {
    // The name in parentheses may hold blanks; what follows it does not.
    String[] fields = stat.strip().substring(stat.lastIndexOf(')') + 2).split(" ");
    return new ProcessStat(
        Long.parseLong(stat.substring(0, stat.indexOf(' '))),
        fields[0].charAt(0),
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        Long.parseLong(fields[19]),
        Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
        Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
  }

  /** The processes of a group that are alive: a service and its workers. */
  static List<ProcessStat> ofGroup(long group) {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(process -> process.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .map(name -> of(Long.parseLong(name)))
          .flatMap(Optional::stream)
          .filter(stat -> stat.group == group)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The processor time that it and those of its children took that have ended. */
  public Duration cpu() {
    return time(cpuTicks + endedChildrenTicks);
  }

  /** The processor time that its children took that have ended. */
  public Duration endedChildrenCpu() {
    return time(endedChildrenTicks);
  }

  private static Duration time(long ticks) {
    return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
  }

  /** Whether it leads the session that it is in, as every service does that was started here. */
  boolean leadsItsSession() {
    return session == pid;
  }

  boolean isPaused() {
    return state == 'T' || state == 't';
  }

  Duration uptime() {
    try {
      String uptime = Files.readString(Path.of("/proc/uptime"));
      double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
      return Duration.ofMillis((long) (seconds * 1000) - startTicks * 1000 / TICKS_PER_SECOND);
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }
}
