package com.foobar.stack.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A command that changed something, or tried to.
 *
 * @param id of this command, nobody else's
 * @param command as it was called, with nothing in it that has to be kept secret
 * @param pid of the process that it was
 * @param processBegun when that process began, which tells it from a later one with the same pid;
 *     empty where the system does not say
 * @param hosts the names of those that it was to change
 * @param ending empty while it is at work, and for ever when it was killed
 */
public record HistoryEntry(
    String id,
    Instant begun,
    String command,
    Caller by,
    long pid,
    Optional<Instant> processBegun,
    List<String> hosts,
    Optional<Ending> ending) {
  /** The system tells when a process began with less precision when its clock is being set. */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

  /**
   * @param exitCode empty when a signal ended it
   * @param message the first line of what was wrong
   */
  public record Ending(
      Instant at, Duration took, Optional<Integer> exitCode, Optional<String> message) {}

  public enum State {
    RUNNING,
    OK,
    FAILED,
    INTERRUPTED
  }

  /** This process's own, which begins now. */
  public static HistoryEntry now(String command, List<String> hosts) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ProcessHandle process = ProcessHandle.current();
    return new HistoryEntry(
        "%d-%d".formatted(now.toEpochMilli(), process.pid()),
        now,
        command,
        Caller.current(),
        process.pid(),
        process.info().startInstant(),
        hosts,
        Optional.empty());
  }

  HistoryEntry ended(Ending how) {
    return new HistoryEntry(id, begun, command, by, pid, processBegun, hosts, Optional.of(how));
  }

  public State state() {
    if (ending.isEmpty()) {
      return isAtWork() ? State.RUNNING : State.INTERRUPTED;
    }
    return ending
        .get()
        .exitCode()
        .map(code -> code == 0 ? State.OK : State.FAILED)
        .orElse(State.INTERRUPTED);
  }

  private boolean isAtWork() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .filter(
            begun ->
                processBegun.isPresent()
                    && Duration.between(begun, processBegun.get()).abs().compareTo(SAME_MOMENT) < 0)
        .isPresent();
  }
}
