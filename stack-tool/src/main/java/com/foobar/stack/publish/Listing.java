package com.foobar.stack.publish;

import com.foobar.stack.StackException;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a WildFly says about the files of one web application: our extension in it writes such a
 * list when the application is there ({@code server-extension/}, {@code PublicFiles}). Paths are
 * below the context path.
 *
 * @param files what it would hand to anybody, with the size in bytes
 * @param welcome which of them a folder's address ({@code /docs/}) means
 * @param free those of the asked paths at which a file would be public
 * @param text all of it, as it was written
 */
record Listing(
    Map<String, Long> files, Map<String, String> welcome, Set<String> free, String text) {
  /** When the server said nothing: nobody but itself serves the application's files. */
  static final Listing NOTHING = new Listing(Map.of(), Map.of(), Set.of(), "");

  private static final String FORMAT = "public-files 1";

  /**
   * @param data WildFly's data folder
   */
  static Listing of(Path data, WebApplication application) {
    Path file = file(data, application, ".files");
    try {
      return Files.exists(file) ? parse(Files.readString(file)) : NOTHING;
    } catch (IOException e) {
      throw new StackException("cannot read " + file, e);
    }
  }

  static Listing parse(String text) {
    String[] lines = text.split("\n");
    if (!lines[0].equals(FORMAT)) {
      return NOTHING;
    }
    Map<String, Long> files = new LinkedHashMap<>();
    Map<String, String> welcome = new LinkedHashMap<>();
    Set<String> free = new LinkedHashSet<>();
    for (String line : lines) {
      String[] words = line.split("\t", -1);
      switch (words[0]) {
        case "file" -> files.put(words[1], Long.valueOf(words[2]));
        case "welcome" -> welcome.put(words[1], words[2]);
        case "free" -> free.add(words[1]);
        default -> {}
      }
    }
    return new Listing(files, welcome, free, text);
  }

  /**
   * Before the next version is deployed: which of these paths, that the present one has, would be
   * public in it?
   */
  static void ask(Path data, WebApplication application, Collection<String> paths) {
    Path file = file(data, application, ".asked");
    try {
      if (paths.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        PrivateFiles.write(file, String.join("\n", paths) + "\n");
      }
    } catch (IOException e) {
      throw new StackException("cannot write " + file, e);
    }
  }

  private static Path file(Path data, WebApplication application, String ending) {
    return data.resolve("public-files").resolve(application.key() + ending);
  }

  /** The name by which the extension, which says it the same way, and the tool know a text. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
