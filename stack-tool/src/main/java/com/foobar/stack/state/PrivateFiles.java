package com.foobar.stack.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner can read, written whole or not at all. */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** Replaces the file in one step; never readable by others, not even for a moment. */
  public static void write(Path file, String content) throws IOException {
    createDirectories(file.getParent());
    Path partial =
        Files.createTempFile(
            file.getParent(),
            ".",
            ".partial",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(partial, content);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
