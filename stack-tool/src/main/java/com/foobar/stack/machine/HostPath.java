package com.foobar.stack.machine;

import java.nio.file.Path;

/**
 * A path on a host. Not a {@link Path}: that is the controller's own, and what lies there on a host
 * is somebody else's file. Command lines and configuration files name it as it prints.
 */
public final class HostPath implements Comparable<HostPath> {
  /** Of a Linux, which every host is. */
  private final Path path;

  private HostPath(Path path) {
    this.path = path.normalize();
  }

  /**
   * @throws IllegalArgumentException when it does not begin with a slash: nobody knows where a host
   *     would look for it
   */
  public static HostPath of(String absolute) {
    if (!absolute.startsWith("/")) {
      throw new IllegalArgumentException("'%s' is no absolute path".formatted(absolute));
    }
    return new HostPath(Path.of(absolute));
  }

  /**
   * Below this one.
   *
   * @param relative such as {@code conf/nginx.conf}
   */
  public HostPath resolve(String relative) {
    return new HostPath(path.resolve(relative));
  }

  /** Beside this one. */
  public HostPath sibling(String name) {
    return new HostPath(path.resolveSibling(name));
  }

  /**
   * @throws IllegalStateException when this is the root
   */
  public HostPath parent() {
    if (path.getParent() == null) {
      throw new IllegalStateException("nothing is above " + path);
    }
    return new HostPath(path.getParent());
  }

  /** The last part; empty of the root. */
  public String name() {
    return path.getFileName() == null ? "" : path.getFileName().toString();
  }

  public boolean isBelow(HostPath folder) {
    return path.startsWith(folder.path) && !path.equals(folder.path);
  }

  /** On the machine that this program runs on, and on no other. */
  Path here() {
    return path;
  }

  @Override
  public int compareTo(HostPath other) {
    return path.compareTo(other.path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostPath that && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
