package com.foobar.stack.state;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A small text that nobody could make again: its last line says that it is complete, and a second
 * copy lies beside it. One that was cut off, by a full disk, a power cut or somebody's editor, is
 * never taken for a short one.
 */
public final class KeptFile {
  public static final String END = "# complete\n";

  private final Path file;
  private final Path copy;
  private final Predicate<String> older;

  /**
   * @param older whether a text without the last line is one that an earlier version wrote
   */
  public KeptFile(Path file, Predicate<String> older) {
    this.file = file;
    this.copy = file.resolveSibling(file.getFileName() + ".copy");
    this.older = older;
  }

  public boolean exists() {
    return Files.exists(file) || Files.exists(copy);
  }

  /**
   * Empty when neither the file nor its copy is there.
   *
   * @throws StackException when what is there is complete nowhere, with what to do
   */
  public Optional<String> read() {
    for (Path place : new Path[] {file, copy}) {
      Optional<String> text = text(place).filter(this::isComplete);
      if (text.isPresent()) {
        return text;
      }
    }
    if (exists()) {
      throw new StackException(
          "%1$s is cut off, and so is its copy, %2$s. Put back one of them from a backup; ./stack down --purge begins anew, without the data."
              .formatted(file, copy));
    }
    return Optional.empty();
  }

  /** Whether both copies are there and complete, as this version writes them. */
  public boolean isWhole() {
    return text(file).filter(text -> text.endsWith(END)).isPresent()
        && text(file).equals(text(copy));
  }

  /**
   * @param text lines, of which one that begins with {@code #} is a remark
   * @throws StackException when it cannot be written; then the text before it is still there
   */
  public void write(String text) {
    try {
      PrivateFiles.write(copy, text + END);
      PrivateFiles.write(file, text + END);
    } catch (IOException e) {
      throw new StackException(
          "cannot write %s: %s. Is there room on the disk?".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private boolean isComplete(String text) {
    return text.endsWith(END) || older.test(text);
  }

  private static Optional<String> text(Path place) {
    try {
      return Files.exists(place) ? Optional.of(Files.readString(place)) : Optional.empty();
    } catch (java.nio.charset.CharacterCodingException e) {
      return Optional.of("");
    } catch (IOException e) {
      throw new StackException("cannot read %s: %s".formatted(place, e.getMessage()), e);
    }
  }
}
