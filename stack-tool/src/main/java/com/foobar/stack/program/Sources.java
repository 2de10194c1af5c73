package com.foobar.stack.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What something in the cache is made from; whatever changes in it gives another name. */
final class Sources {
  private final Map<String, String> texts = new TreeMap<>();
  private final Path root;

  /**
   * @param root of the checkout, to which all paths are relative
   */
  Sources(Path root) {
    this.root = root;
  }

  /**
   * @param where a file, or a folder with all that is below it
   */
  void add(String where) throws IOException {
    try (var files = Files.walk(root.resolve(where))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(root.relativize(file).toString(), Files.readString(file));
      }
    }
  }

  void add(String name, String text) {
    texts.put(name, text);
  }

  String digest() {
    return digest(texts.toString());
  }

  /** Eight hex digits, the same for the same text. */
  static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }
}
