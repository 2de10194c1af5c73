package com.foobar.proof.workload;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One browser's cookies: of one site, for all of its paths, until they are replaced. */
final class Cookies {
  private final Map<String, String> values = new TreeMap<>();

  synchronized void take(List<String> setCookies) {
    for (String line : setCookies) {
      String pair = line.split(";", 2)[0];
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
  }

  /** For the Cookie header; empty when there are none. */
  synchronized String header() {
    return values.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  synchronized void clear() {
    values.clear();
  }
}
