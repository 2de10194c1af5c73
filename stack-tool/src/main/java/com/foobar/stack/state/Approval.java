package com.foobar.stack.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * That a program was asked something and was content, remembered for as long as nothing changes
 * that its answer depends on: starting a program only to ask it the same again is what makes a
 * command slow that has nothing to do.
 *
 * @param file where it is remembered
 * @param stamp of all that the answer depends on; empty when that is just being changed
 */
public record Approval(Path file, Optional<String> stamp) {
  /**
   * Of things as they are now, before the program is asked.
   *
   * @param question its command line
   * @param sources the files it is made from and reads, folders with all that is in them; one that
   *     is not there is a difference, too
   */
  public static Approval of(Path file, List<String> question, List<Path> sources) {
    StringBuilder all = new StringBuilder(String.join("\0", question));
    try {
      for (Path source : sources) {
        add(source, all);
      }
    } catch (IOException | UncheckedIOException e) {
      return new Approval(file, Optional.empty());
    }
    return new Approval(
        file,
        Optional.of(
            UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8)).toString()));
  }

  private static void add(Path source, StringBuilder all) throws IOException {
    all.append('\n').append(source);
    if (!Files.exists(source)) {
      return;
    }
    try (Stream<Path> files = Files.walk(source.toRealPath())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        // The time of the last change is the system's own; that of the content can be set.
        Map<String, Object> attributes = Files.readAttributes(file, "unix:size,ctime,ino");
        all.append('\n')
            .append(file)
            .append(attributes.get("size"))
            .append(attributes.get("ctime"))
            .append(attributes.get("ino"));
      }
    }
  }

  /** Whether it was content, and nothing has changed since. */
  public boolean isGiven() {
    try {
      return stamp.isPresent() && Files.exists(file) && Files.readString(file).equals(stamp.get());
    } catch (IOException e) {
      return false;
    }
  }

  /** It is content. Where that cannot be written down, it is asked once more next time. */
  public void give() {
    if (stamp.isPresent()) {
      try {
        PrivateFiles.write(file, stamp.get());
      } catch (IOException e) {
        // So it is not remembered.
      }
    }
  }
}
