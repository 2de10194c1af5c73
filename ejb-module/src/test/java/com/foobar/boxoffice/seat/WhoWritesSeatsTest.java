package com.foobar.boxoffice.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether a seat can be had is decided in one place. */
class WhoWritesSeatsTest {

  private static final Pattern WRITES =
      Pattern.compile(
          "(?i)\\b(insert\\s+(ignore\\s+)?into|update|delete\\s+from)\\s+event_seat\\b");

  @Test
  void onlyTheSeatsOwnRepositoryDoes() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<String> writers =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> WRITES.matcher(read(file)).find())
              .map(file -> file.getFileName().toString())
              .toList();

      assertThat(writers).containsExactly("SeatRepository.java");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
