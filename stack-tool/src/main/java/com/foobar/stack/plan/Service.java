package com.foobar.stack.plan;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of service that run on hosts, named as the command line and {@code status} name them.
 */
public enum Service {
  HAPROXY("haproxy"),
  NGINX("nginx"),
  WILDFLY("wildfly"),
  DATABASE_DOOR("database-door"),
  MYSQL("mysql"),
  /** On no host by itself: {@code heal} runs it for as long as it takes. */
  RECOVERY("recovery");

  private final String label;

  Service(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<Service> labelled(String label) {
    return Arrays.stream(values()).filter(service -> service.label.equals(label)).findFirst();
  }
}
