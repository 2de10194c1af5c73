package com.foobar.stack.deploy;

import com.foobar.stack.inventory.ApplicationLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the balancers know of applications: a map from the paths below which they answer to how much
 * of time and size they may take, in the form that {@code haproxy/edge.cfg} looks it up. HAProxy
 * takes the longest path that a request's begins with.
 */
final class LimitsMap {
  private final Map<String, String> entries = new TreeMap<>();

  void add(String contextRoot, ApplicationLimits limits) {
    entries.put(key(contextRoot), value(limits));
  }

  /**
   * Ends with a slash, so that {@code /shop} does not have what is {@code /shopping}'s; every byte
   * but those that RFC 3986 calls unreserved is encoded, as HAProxy's {@code url_enc} does, so that
   * no context root is too odd for a line of a file.
   */
  private static String key(String contextRoot) {
    String path = contextRoot.endsWith("/") ? contextRoot : contextRoot + "/";
    StringBuilder key = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        key.append((char) b);
      } else {
        key.append('%')
            .append(Character.toUpperCase(Character.forDigit((b >> 4) & 0xf, 16)))
            .append(Character.toUpperCase(Character.forDigit(b & 0xf, 16)));
      }
    }
    return key.toString();
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }

  /** Milliseconds of silence, milliseconds until a read is repeated (0: it never is), megabytes. */
  private static String value(ApplicationLimits limits) {
    return limits.silence().toMillis()
        + ":"
        + limits.repeatReadsAfter().map(Duration::toMillis).orElse(0L)
        + ":"
        + limits.uploadMegabytes();
  }

  /** A line for each path: its key, a blank, its value. */
  String text() {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
