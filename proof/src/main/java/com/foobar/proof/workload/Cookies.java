package com.foobar.proof.workload;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What one browser knows of the site: its cookies, for all paths, until they are replaced; and
 * which of its addresses answers.
 */
final class Cookies {
  private final AtomicInteger address;
  private final Map<String, String> values = new TreeMap<>();

  /**
   * @param address where it begins
   */
  Cookies(int address) {
    this.address = new AtomicInteger(address);
  }

  int address() {
    return address.get();
  }

  /** From now on at the next address, unless somebody else found out before. */
  void goOnFrom(int deaf) {
    address.compareAndSet(deaf, deaf + 1);
  }

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
