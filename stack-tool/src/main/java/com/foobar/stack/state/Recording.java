package com.foobar.stack.state;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.state.HistoryEntry.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes one command into the history: that of the stack, and that of each host which it changes.
 * Where that cannot be written, it is said, and the command goes on.
 */
public final class Recording {
  private final Path history;
  private final Function<Host, Path> historyOf;
  private final List<Host> hosts;
  private final Consumer<String> user;
  private final HistoryEntry entry;
  private final long begin = System.nanoTime();
  private boolean warned;

  private Recording(
      Path history,
      Function<Host, Path> historyOf,
      List<Host> hosts,
      Consumer<String> user,
      HistoryEntry entry) {
    this.history = history;
    this.historyOf = historyOf;
    this.hosts = hosts;
    this.user = user;
    this.entry = entry;
  }

  /**
   * @param history the stack's file
   * @param historyOf each host's file
   * @param hosts those that the command is to change
   * @param command as it was called, with nothing in it that has to be kept secret
   * @param user who is told, once, that something cannot be written down
   */
  public static Recording begin(
      Path history,
      Function<Host, Path> historyOf,
      List<Host> hosts,
      String command,
      Consumer<String> user) {
    HistoryEntry entry = HistoryEntry.now(command, hosts.stream().map(Host::name).toList());
    Recording recording = new Recording(history, historyOf, hosts, user, entry);
    recording.write(HistoryFile.begin(entry), false);
    return recording;
  }

  /**
   * @param exitCode empty when a signal ends it
   * @param message the first line of what was wrong
   */
  public void end(Optional<Integer> exitCode, Optional<String> message) {
    Ending ending =
        new Ending(
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            Duration.ofNanos(System.nanoTime() - begin),
            exitCode,
            message);
    write(HistoryFile.end(entry.id(), ending), true);
  }

  /**
   * @param known only where the history knows of the command: after {@code down --purge} there is
   *     no such host any more
   */
  private synchronized void write(String line, boolean known) {
    append(history, line);
    for (Host host : hosts) {
      if (!known || Files.exists(historyOf.apply(host))) {
        append(historyOf.apply(host), line);
      }
    }
  }

  private void append(Path file, String line) {
    try {
      new HistoryFile(file).append(line);
    } catch (IOException e) {
      warn(e.toString());
    }
  }

  private void warn(String why) {
    if (!warned) {
      user.accept(
          "warning: what this command does is not in the history: %s. It goes on all the same."
              .formatted(why));
      warned = true;
    }
  }
}
