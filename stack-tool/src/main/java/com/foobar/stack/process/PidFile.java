package com.foobar.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a service wrote of itself before it became its program: its pid, when that started, and in
 * which life of the machine. Pids begin anew with each of these, so that a record of an earlier one
 * says nothing, above all not whom to end.
 *
 * @param startTicks as in {@link ProcessStat}
 * @param thisBoot whether it was written since the machine was started
 */
record PidFile(long pid, long startTicks, boolean thisBoot) {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /**
   * Empty when it is not there or cannot be understood: it was cut off by a full disk or a power
   * cut.
   */
  static Optional<PidFile> read(Path file) {
    try {
      // Without its newline it may have been cut off in the middle of a number.
      String text = Files.readString(file);
      String[] fields = text.strip().split(" ");
      if (!text.endsWith("\n") || fields.length < 2) {
        return Optional.empty();
      }
      return Optional.of(
          new PidFile(
              Long.parseLong(fields[0]),
              Long.parseLong(fields[1]),
              fields.length > 2 ? isThisBoot(fields[2]) : isWrittenSinceBoot(file)));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The process, if it is still the one that was recorded. */
  Optional<ProcessStat> process() {
    return thisBoot
        ? ProcessStat.of(pid).filter(stat -> stat.startTicks() == startTicks)
        : Optional.empty();
  }

  /**
   * Whether nobody has the pid now, so that a process group of that number is what is left of the
   * service.
   */
  boolean leftItsGroup() {
    return thisBoot && ProcessStat.of(pid).isEmpty();
  }

  private static boolean isThisBoot(String bootId) throws IOException {
    return bootId.equals(Files.readString(BOOT_ID).strip());
  }

  /** Records of earlier versions do not name their boot. */
  private static boolean isWrittenSinceBoot(Path file) throws IOException {
    Instant boot =
        Files.readAllLines(Path.of("/proc/stat")).stream()
            .filter(line -> line.startsWith("btime "))
            .map(line -> Instant.ofEpochSecond(Long.parseLong(line.substring(6).strip())))
            .findFirst()
            .orElse(Instant.MIN);
    return !Files.getLastModifiedTime(file).toInstant().isBefore(boot);
  }
}
