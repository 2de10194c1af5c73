package com.foobar.proof.round;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What was read back after each round, kept beside the history, so that it can be judged again.
 *
 * @param <R> what is read back
 */
final class Readings<R> {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path folder;
  private final Class<R> type;

  Readings(Path folder, Class<R> type) {
    this.folder = folder;
    this.type = type;
  }

  private Path file(int round) {
    return folder.resolve("reading-%d.json.gz".formatted(round));
  }

  void keep(int round, R reading) throws IOException {
    if (reading != null) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file(round)))) {
        JSON.writeValue(out, reading);
      }
    }
  }

  /** Nothing when it was not kept. */
  Optional<R> of(int round) throws IOException {
    if (!Files.exists(file(round))) {
      return Optional.empty();
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(round)))) {
      return Optional.of(JSON.readValue(in, type));
    }
  }
}
