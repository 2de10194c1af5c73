package com.foobar.proof.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What one browser knows of a site: its cookies, for all paths, until they are replaced or taken
 * back; and which of the site's addresses answers. Safe to use from several threads.
 */
public final class Cookies {
  private final AtomicInteger address;
  private final Map<String, String> values = new TreeMap<>();

  /** Of a site that has one address. */
  public Cookies() {
    this(0);
  }

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

  /** All of another browser's. */
  public void takeOver(Cookies other) {
    Map<String, String> all;
    synchronized (other) {
      all = Map.copyOf(other.values);
    }
    synchronized (this) {
      values.putAll(all);
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
