package com.foobar.stack.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

  /** Deletes all that is in the file's folder, but not the file. */
  public static void deleteAllBut(Path file) throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path other : files.filter(it -> !it.equals(file)).toList()) {
        if (Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)) {
          delete(other);
        } else {
          Files.delete(other);
        }
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
