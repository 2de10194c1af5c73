package com.foobar.stack.machine;

import java.time.Duration;
import java.time.Instant;

/**
 * What Linux says of a process.
 *
 * @param state R, S, D, T (stopped), Z (zombie) …
 * @param parent who started it, or took it over
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
    long parent,
    long group,
    long session,
    long startTicks,
    long cpuTicks,
    long endedChildrenTicks) {
  private static final int TICKS_PER_SECOND = 100;

  /**
   * @param stat the line of {@code /proc/PID/stat}
   */
  static ProcessStat parse(String stat) {
    // The name in parentheses may hold blanks; what follows it does not.
    String[] fields = stat.strip().substring(stat.lastIndexOf(')') + 2).split(" ");
    return new ProcessStat(
        Long.parseLong(stat.substring(0, stat.indexOf(' '))),
        fields[0].charAt(0),
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]),
        Long.parseLong(fields[19]),
        Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
        Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
  }

  /** False of one that is over, and of which only its parent has not taken notice yet. */
  boolean isAlive() {
    return state != 'Z' && state != 'X';
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
  public boolean leadsItsSession() {
    return session == pid;
  }

  public boolean isPaused() {
    return state == 'T' || state == 't';
  }

  /** How long it has been running on a machine of which this is known. */
  public Duration uptime(Facts machine) {
    return machine.uptime().minus(time(startTicks));
  }

  /** When it began, as exactly as the machine's start is known. */
  public Instant began(Facts machine) {
    return machine.booted().plus(time(startTicks));
  }
}
