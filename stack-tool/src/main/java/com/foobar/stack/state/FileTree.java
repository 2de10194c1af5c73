package com.foobar.stack.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole folders. */
public final class FileTree {
  private FileTree() {}

  /** Deletes the folder and all in it; nothing happens when it is not there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Copies the folder and all in it; nothing happens when it is not there. */
  public static void copy(Path folder, Path to) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          PrivateFiles.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
