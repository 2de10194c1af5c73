package com.foobar.stack.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.foobar.stack.StackException;
import com.foobar.stack.state.HistoryEntry.Ending;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was done, in a file that is only ever appended to: a line of JSON when a command begins, and
 * one when it ends. A line that a full disk or a power cut has torn is left out.
 *
 * @param file readable by its owner alone
 */
public record HistoryFile(Path file) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String BEGIN = "begin";
  private static final String END = "end";
  private static final String INTERRUPTED = "interrupted";

  /** The line of a command that begins. */
  static String begin(HistoryEntry entry) {
    ObjectNode line = line(entry.id(), BEGIN, entry.begun());
    line.put("command", entry.command());
    line.put("by", entry.by().user());
    entry.by().sudo().ifPresent(name -> line.put("sudo", name));
    line.put("pid", entry.pid());
    entry.processBegun().ifPresent(begun -> line.put("processBegun", begun.toString()));
    entry.hosts().forEach(line.withArray("/hosts")::add);
    return line + "\n";
  }

  /** The line of its end. */
  static String end(String id, Ending ending) {
    ObjectNode line = line(id, ending.exitCode().isPresent() ? END : INTERRUPTED, ending.at());
    line.put("millis", ending.took().toMillis());
    ending.exitCode().ifPresent(code -> line.put("exitCode", code));
    ending.message().ifPresent(message -> line.put("message", message));
    return line + "\n";
  }

  private static ObjectNode line(String id, String event, Instant at) {
    return JSON.createObjectNode().put("id", id).put("event", event).put("at", at.toString());
  }

  /**
   * Adds a line, in one write: two commands at once do not mix theirs.
   *
   * @throws IOException when it cannot be written down
   */
  void append(String line) throws IOException {
    PrivateFiles.createDirectories(file.getParent());
    byte[] bytes = ((isTorn() ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      if (channel.write(ByteBuffer.wrap(bytes)) < bytes.length) {
        throw new IOException("no room for a whole line in " + file);
      }
      channel.force(false);
    }
  }

  private boolean isTorn() throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(bytes.length() - 1);
      return bytes.read() != '\n';
    }
  }

  /** All commands, in the order in which they began. */
  public List<HistoryEntry> entries() {
    Map<String, HistoryEntry> entries = new LinkedHashMap<>();
    for (String text : lines()) {
      try {
        JsonNode line = JSON.readTree(text);
        String id = line.path("id").asText();
        if (line.path("event").asText().equals(BEGIN)) {
          entries.put(id, entry(line));
        } else if (entries.containsKey(id)) {
          entries.computeIfPresent(id, (same, entry) -> entry.ended(ending(line)));
        }
      } catch (JsonProcessingException | DateTimeException e) {
        // Torn: what it was about cannot be known.
      }
    }
    return List.copyOf(entries.values());
  }

  private List<String> lines() {
    try {
      // Whatever bytes a torn line ends with.
      return Files.exists(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      throw new StackException("cannot read %s: %s".formatted(file, e), e);
    }
  }

  private static HistoryEntry entry(JsonNode line) {
    List<String> hosts = new ArrayList<>();
    line.path("hosts").forEach(host -> hosts.add(host.asText()));
    return new HistoryEntry(
        line.path("id").asText(),
        at(line),
        line.path("command").asText(),
        new Caller(line.path("by").asText(), Optional.ofNullable(line.path("sudo").textValue())),
        line.path("pid").asLong(),
        Optional.ofNullable(line.path("processBegun").textValue()).map(Instant::parse),
        List.copyOf(hosts),
        Optional.empty());
  }

  private static Ending ending(JsonNode line) {
    return new Ending(
        at(line),
        Duration.ofMillis(line.path("millis").asLong()),
        line.has("exitCode") ? Optional.of(line.path("exitCode").asInt()) : Optional.empty(),
        Optional.ofNullable(line.path("message").textValue()));
  }

  private static Instant at(JsonNode line) {
    return Instant.parse(line.path("at").asText());
  }
}
