package com.foobar.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What Linux says of a process.
 *
 * @param state R, S, D, T (stopped), Z (zombie) …
 * @param group the process group it is in; a worker is in its master's
 * @param session the one that leads it began with a session of its own
 * @param startTicks when it started, in hundredths of a second since the machine did; together with
 *     the pid it names a process for good, since pids are used again
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
record ProcessStat(long pid, char state, long group, long session, long startTicks) {
  private static final int TICKS_PER_SECOND = 100;

  /** Empty when there is no such process, or only its zombie. */
  static Optional<ProcessStat> of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name in parentheses may hold blanks; what follows it does not.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      ProcessStat found =
          new ProcessStat(
              pid,
              fields[0].charAt(0),
              Long.parseLong(fields[2]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[19]));
      return found.state == 'Z' || found.state == 'X' ? Optional.empty() : Optional.of(found);
    } catch (IOException e) {
      return Optional.empty();
    }
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
