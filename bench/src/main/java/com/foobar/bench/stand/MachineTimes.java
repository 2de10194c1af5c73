package com.foobar.bench.stand;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What all processors together have done since the machine was started, in hundredths of a second.
 *
 * @param worked for processes and the kernel's own threads; without interrupts, which nobody is
 *     charged with
 * @param stolen withheld by the host
 * @param all these, interrupts and idleness
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_stat.5.html">proc_stat(5)</a>
 */
record MachineTimes(long worked, long stolen, long all) {
  private static final int TICKS_PER_SECOND = 100;

  static MachineTimes now() {
    try {
      return parse(Files.readString(Path.of("/proc/stat")));
    } catch (IOException e) {
      throw new StackException("cannot read /proc/stat", e);
    }
  }

  /**
   * The first line: {@code cpu user nice system idle iowait irq softirq steal guest guest_nice}.
   */
  static MachineTimes parse(String stat) {
    String[] fields = stat.lines().findFirst().orElseThrow().split(" +");
    long all = 0;
    // A guest's time is in the user's already.
    for (int i = 1; i <= 8; i++) {
      all += Long.parseLong(fields[i]);
    }
    return new MachineTimes(
        Long.parseLong(fields[1]) + Long.parseLong(fields[2]) + Long.parseLong(fields[3]),
        Long.parseLong(fields[8]),
        all);
  }

  /** The share of all that was worked for others than those who account for so many seconds. */
  double othersSince(MachineTimes earlier, double accounted) {
    double others = (worked - earlier.worked) / (double) TICKS_PER_SECOND - accounted;
    return Math.max(0, others) * TICKS_PER_SECOND / Math.max(1, all - earlier.all);
  }

  double stolenSince(MachineTimes earlier) {
    return (stolen - earlier.stolen) / (double) Math.max(1, all - earlier.all);
  }
}
