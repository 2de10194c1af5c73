package com.foobar.stack.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.foobar.stack.state.Caller;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What {@code versions.json} says of one application. */
final class VersionsFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private VersionsFile() {}

  static String text(KeptApplication kept) {
    ObjectNode root = JSON.createObjectNode();
    root.put("current", kept.current());
    root.put("undeployed", kept.undeployed());
    root.put("unproven", kept.unproven());
    root.put("unsettled", kept.unsettled());
    for (Version version : kept.versions()) {
      ObjectNode node = root.withArray("/versions").addObject();
      node.put("version", version.number());
      node.put("digest", version.digest());
      node.put("bytes", version.bytes());
      node.put("since", version.since().toString());
      version.by().ifPresent(caller -> put(node, caller));
    }
    return root.toPrettyString() + "\n";
  }

  private static void put(ObjectNode node, Caller caller) {
    node.put("by", caller.user());
    caller.sudo().ifPresent(name -> node.put("sudo", name));
  }

  /**
   * @throws IOException when it says something else
   */
  static KeptApplication read(String name, String text) throws IOException {
    JsonNode root = JSON.readTree(text);
    if (!root.path("current").isInt()) {
      throw new IOException("it does not say which version is current");
    }
    List<Version> versions = new ArrayList<>();
    for (JsonNode node : root.path("versions")) {
      versions.add(version(node));
    }
    versions.sort(Comparator.comparingInt(Version::number).reversed());
    return new KeptApplication(
        name,
        root.path("current").asInt(),
        root.path("undeployed").asBoolean(),
        root.path("unproven").asBoolean(),
        root.path("unsettled").asBoolean(),
        List.copyOf(versions));
  }

  private static Version version(JsonNode node) throws IOException {
    try {
      return new Version(
          node.path("version").asInt(),
          node.path("digest").asText(),
          node.path("bytes").asLong(),
          Instant.parse(node.path("since").asText()),
          node.has("by")
              ? Optional.of(
                  new Caller(
                      node.path("by").asText(), Optional.ofNullable(node.path("sudo").textValue())))
              : Optional.empty());
    } catch (DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
