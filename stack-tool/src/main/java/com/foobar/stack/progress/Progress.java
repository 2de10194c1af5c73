package com.foobar.stack.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows what each part of a command is doing: one line a part that changes in place on a terminal,
 * and a line a change elsewhere. Safe to use from several threads.
 */
public final class Progress {
  private final PrintStream out;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private final Map<String, String> lines = new LinkedHashMap<>();
  private int drawn;

  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Where the user looks; the launcher says whether it is a terminal. */
  public static Progress toUser() {
    return new Progress(System.err, Boolean.getBoolean("foobar.terminal"));
  }

  /**
   * @param part such as "server-1/wildfly"
   * @param what it is doing, such as "starting"
   */
  public synchronized void report(String part, String what) {
    String line =
        String.format(Locale.ROOT, "%6.1f s  %-24s %s", seconds().toMillis() / 1000.0, part, what);
    if (!terminal) {
      out.println(line);
      return;
    }
    lines.put(part, line);
    redraw();
  }

  private Duration seconds() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Moves up over what was drawn, and draws all parts anew, each cut to its line. */
  private void redraw() {
    StringBuilder frame = new StringBuilder();
    if (drawn > 0) {
      frame.append("\u001b[").append(drawn).append('A');
    }
    for (String line : lines.values()) {
      frame.append("\r\u001b[K").append(line, 0, Math.min(line.length(), 110)).append('\n');
    }
    drawn = lines.size();
    out.print(frame);
    out.flush();
  }
}
