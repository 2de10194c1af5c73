package com.foobar.stack.publish;

/**
 * A file that Nginx serves.
 *
 * @param path below the context path
 * @param lastModified as WildFly says it, an HTTP date
 * @param type as WildFly says it, without parameters
 * @param charset what WildFly says besides; empty when nothing
 * @param retired since when (seconds since 1970) the present version has it no more; 0: it has it
 */
record PublishedFile(String path, String lastModified, String type, String charset, long retired) {
  boolean isRetired() {
    return retired > 0;
  }

  PublishedFile retiredAt(long seconds) {
    return new PublishedFile(path, lastModified, type, charset, seconds);
  }

  /** The ending by which Nginx looks for the type; empty when there is none. */
  static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
  }
}
