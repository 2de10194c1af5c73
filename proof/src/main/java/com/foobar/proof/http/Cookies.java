package com.foobar.proof.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One browser's cookies: of one site, for all of its paths, until they are replaced or taken back.
 * Safe to use from several threads.
 */
public final class Cookies {
  private final Map<String, String> values = new TreeMap<>();

  /**
   * @param setCookies the values of an answer's {@code Set-Cookie} headers
   */
  public synchronized void take(Collection<String> setCookies) {
    for (String line : setCookies) {
      String pair = line.split(";", 2)[0];
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = pair.substring(0, equals).strip();
        String value = pair.substring(equals + 1).strip();
        if (value.isEmpty() || line.toLowerCase(Locale.ROOT).contains("max-age=0")) {
          values.remove(name);
        } else {
          values.put(name, value);
        }
      }
    }
  }

  public synchronized Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public synchronized void put(String name, String value) {
    values.put(name, value);
  }

  public synchronized void remove(String name) {
    values.remove(name);
  }

  /** For the Cookie header; empty when there are none. */
  public synchronized String header() {
    return values.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  public synchronized void clear() {
    values.clear();
  }
}
