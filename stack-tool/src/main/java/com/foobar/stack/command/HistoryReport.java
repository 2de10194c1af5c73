package com.foobar.stack.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.foobar.stack.state.Caller;
import com.foobar.stack.state.HistoryEntry;
import com.foobar.stack.state.HistoryEntry.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What {@code history} tells, in the shape of its JSON. */
record HistoryReport(List<CommandReport> history) implements Report {
  /**
   * @param by the login name that it ran as
   * @param sudo the login name behind it, where it was by sudo
   * @param hosts those that it was to change
   * @param began ISO 8601, UTC
   * @param state running, ok, failed or interrupted
   * @param ended null while it runs, and when it was killed
   * @param seconds how long it took; null as {@code ended}
   * @param exitCode null, too, when a signal ended it
   * @param message what was wrong, in short; null when nothing was
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CommandReport(
      String command,
      String by,
      String sudo,
      List<String> hosts,
      String began,
      String state,
      String ended,
      Double seconds,
      Integer exitCode,
      String message) {

    static CommandReport of(HistoryEntry entry) {
      Optional<Ending> ending = entry.ending();
      return new CommandReport(
          entry.command(),
          entry.by().user(),
          entry.by().sudo().orElse(null),
          entry.hosts(),
          entry.begun().toString(),
          entry.state().name().toLowerCase(Locale.ROOT),
          ending.map(it -> it.at().toString()).orElse(null),
          ending.map(it -> it.took().toMillis() / 1000.0).orElse(null),
          ending.flatMap(Ending::exitCode).orElse(null),
          ending.flatMap(Ending::message).orElse(null));
    }

    private String end() {
      return state.equals("failed") ? "failed (%d)".formatted(exitCode) : state;
    }

    private String took() {
      return seconds == null ? "-" : duration(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static String duration(Duration took) {
      return took.toSeconds() < 120
          ? String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0)
          : took.toMinutes() < 120 ? took.toMinutes() + " min" : took.toHours() + " h";
    }
  }

  static HistoryReport of(List<HistoryEntry> entries) {
    return new HistoryReport(entries.stream().map(CommandReport::of).toList());
  }

  /** For a person. */
  @Override
  public String table() {
    Table table = new Table(Set.of("TOOK"), "BEGAN", "BY", "TOOK", "ENDED", "COMMAND");
    for (CommandReport command : history) {
      table.add(
          Table.time(Instant.parse(command.began())),
          new Caller(command.by(), Optional.ofNullable(command.sudo())),
          command.took(),
          command.end(),
          command.command() + (command.message() == null ? "" : ": " + command.message()));
    }
    return table.toString();
  }
}
