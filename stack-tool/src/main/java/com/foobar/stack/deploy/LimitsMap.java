package com.foobar.stack.deploy;

import com.foobar.stack.inventory.ApplicationLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the balancers know of applications: a map from the paths below which they answer to how much
 * of time and size they may take, and to the names of their readiness checks, in the form that
 * {@code haproxy/edge.cfg} looks it up. HAProxy takes the longest path that a request's begins
 * with.
 */
final class LimitsMap {
  /**
   * Names that look the same in WildFly's answer and cannot be taken for more than a name. What is
   * called otherwise is not looked for.
   */
  private static final Pattern PLAIN_NAME = Pattern.compile("[ -~&&[^\"\\\\|{]]+");

  private final Map<String, ApplicationLimits> limits = new TreeMap<>();
  private final Map<String, Set<String>> checks = new TreeMap<>();

  /**
   * @param readinessChecks of what answers there on some server
   */
  void add(String contextRoot, ApplicationLimits most, Set<String> readinessChecks) {
    String key = key(contextRoot);
    limits.put(key, most);
    checks.computeIfAbsent(key, k -> new TreeSet<>()).addAll(readinessChecks);
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

  /**
   * Milliseconds of silence, milliseconds until a read is repeated (0: it never is), megabytes, and
   * the names of checks, if any.
   */
  private String value(String key) {
    ApplicationLimits most = limits.get(key);
    String names =
        checks.get(key).stream()
            .filter(name -> PLAIN_NAME.matcher(name).matches())
            .map(name -> name + "|")
            .collect(Collectors.joining());
    return most.silence().toMillis()
        + ":"
        + most.repeatReadsAfter().map(Duration::toMillis).orElse(0L)
        + ":"
        + most.uploadMegabytes()
        + (names.isEmpty() ? "" : ":" + names);
  }

  /** A line for each path: its key, a blank, its value. */
  String text() {
    return limits.keySet().stream()
        .map(key -> key + " " + value(key) + "\n")
        .collect(Collectors.joining());
  }
}
