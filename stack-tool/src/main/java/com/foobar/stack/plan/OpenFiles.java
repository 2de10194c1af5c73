package com.foobar.stack.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How many files, connections among them, the machine lets one process of this user have open. An
 * HAProxy that is told to take more than that does not start.
 *
 * @param limit the hard limit, which every service may use to the full
 */
public record OpenFiles(int limit) {
  /** No less than any service could use. */
  public static final OpenFiles PLENTY = new OpenFiles(1 << 20);

  /** What a busy site takes at once; more would wait for a place at a server anyway. */
  private static final int VISITORS = 4000;

  private static final int NGINX_CONNECTIONS = 2048;

  /** WildFly opens some 900 libraries and as many connections again under load. */
  private static final int ENOUGH_FOR_WILDFLY = 4096;

  /** Logs, sockets, listeners, health checks, and the libraries of the program. */
  private static final int OWN = 200;

  /** As it is for this process and all that it starts. */
  public static OpenFiles allowed() {
    try {
      return Files.readAllLines(Path.of("/proc/self/limits")).stream()
          .filter(line -> line.startsWith("Max open files"))
          .map(line -> line.trim().split("\\s+"))
          .map(fields -> fields[fields.length - 2])
          .filter(hard -> hard.matches("\\d{1,9}"))
          .map(hard -> new OpenFiles(Integer.parseInt(hard)))
          .findFirst()
          .orElse(PLENTY);
    } catch (IOException e) {
      return PLENTY;
    }
  }

  /** How many visitors a balancer takes at once: each is a connection in and one out. */
  int visitors() {
    return Math.min(VISITORS, proxied());
  }

  /** How many connections a database door takes at once. */
  int doorConnections(int wanted) {
    return Math.min(wanted, proxied());
  }

  /** How many connections each worker of Nginx has, in and out counted apart. */
  int nginxConnections() {
    return Math.max(64, Math.min(NGINX_CONNECTIONS, limit - OWN));
  }

  private int proxied() {
    return Math.max(20, (limit - OWN) / 2);
  }

  /** What the user should know; empty when the limit is in nobody's way. */
  public Optional<String> shortage() {
    if (limit >= ENOUGH_FOR_WILDFLY && visitors() == VISITORS) {
      return Optional.empty();
    }
    return Optional.of(
        "the limit of %d is low: the balancer takes %d visitors at once instead of %d%s. `ulimit -Hn` shows it; raise it in /etc/security/limits.conf (or LimitNOFILE= of the service that calls), to %d at least, log in again, ./stack up"
            .formatted(
                limit,
                visitors(),
                VISITORS,
                limit < ENOUGH_FOR_WILDFLY ? ", and WildFly may run out of files" : "",
                VISITORS * 2 + OWN));
  }
}
