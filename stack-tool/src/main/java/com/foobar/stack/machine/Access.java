package com.foobar.stack.machine;

import java.util.Optional;

/**
 * Who may do what with a file.
 *
 * @param permissions as {@code ls} writes them: {@code rw-------}
 * @param owner empty for whoever the machine is asked as; another one only root can give it to
 */
public record Access(String permissions, Optional<String> owner) {
  /**
   * Readable by its owner alone: some files hold passwords, and none is anybody else's business.
   */
  public static final Access PRIVATE = new Access("rw-------", Optional.empty());
}
