package com.foobar.stack.machine;

import java.time.Instant;

/**
 * A file or folder as a machine lists it.
 *
 * @param path below the folder that was listed, such as {@code sites/site.conf}
 * @param size in bytes
 * @param modified when its content was last changed, or was said to be
 * @param mark another one as soon as the file is another one or was written to, whatever its time
 *     says: its inode and the system's own time of the last change
 */
public record Entry(String path, boolean isFolder, long size, Instant modified, String mark) {
  /** Whether it is about to become something else: it is written under such a name first. */
  public boolean isPartial() {
    return path.substring(path.lastIndexOf('/') + 1).startsWith(".");
  }
}
