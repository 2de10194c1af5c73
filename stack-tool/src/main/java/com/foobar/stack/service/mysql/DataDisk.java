package com.foobar.stack.service.mysql;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.ServiceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The room on the disk that holds a member's data.
 *
 * @param folder the data folder, or where it will be
 * @param freeMegabytes what this user may still write there
 */
public record DataDisk(Path folder, long freeMegabytes) {
  /** What a start may take: recovery, a new binary log, and what the group wrote meanwhile. */
  static final long LEAST_TO_START = 128;

  /** InnoDB lets its files grow by up to 4 MiB at a time, several at once. */
  static final long LEAST_TO_WORK = 16;

  private static final long BYTES = 1024 * 1024;

  private static final String WHAT_TO_DO =
      "Make room, then ./stack up; docs/runbook.md, \"Disk full\", says how.";

  public static DataDisk of(Layout layout, Host host) {
    Path folder = layout.data(new ServiceId(host, MysqlMember.NAME));
    Path existing = folder;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return new DataDisk(folder, Files.getFileStore(existing).getUsableSpace() / BYTES);
    } catch (IOException e) {
      throw new StackException("%s: cannot tell its free space: %s".formatted(existing, e), e);
    }
  }

  /** Whether a member that runs on it cannot go on. */
  public boolean isFull() {
    return freeMegabytes < LEAST_TO_WORK;
  }

  /** Why no member can be started on it; empty when one can. */
  public Optional<String> tooFullToStart() {
    return freeMegabytes < LEAST_TO_START
        ? Optional.of(
            "its disk is full: %d MB free for %s, and it needs %d. %s"
                .formatted(freeMegabytes, folder, LEAST_TO_START, WHAT_TO_DO))
        : Optional.empty();
  }

  /** Why the member that runs on it cannot go on; empty when it can. */
  public Optional<String> tooFullToWork() {
    return isFull()
        ? Optional.of(
            "its disk is full: %d MB free for %s. %s".formatted(freeMegabytes, folder, WHAT_TO_DO))
        : Optional.empty();
  }
}
