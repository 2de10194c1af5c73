package com.foobar.server.singletons;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Which application a path belongs to: as in Undertow, that of the longest context path. */
final class ContextPaths {
  private ContextPaths() {}

  /** With a slash in front and one at the end; the root's is only that. */
  static String plain(String contextPath) {
    String path = contextPath.replaceAll("^/+|/+$", "");
    return path.isEmpty() ? "/" : "/" + path + "/";
  }

  /**
   * @param contextPaths plain ones
   */
  static Optional<String> longest(Stream<String> contextPaths, String requested) {
    return contextPaths
        .filter(path -> (requested + "/").startsWith(path))
        .max(Comparator.comparingInt(String::length));
  }
}
