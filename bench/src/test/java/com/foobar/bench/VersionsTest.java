package com.foobar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {
  @Test
  void aVersionIsFoundInWhatAProgramSays() {
    assertThat(Versions.number("HAProxy version 3.2.26-1 2026/10/01 - https://haproxy.org/"))
        .isEqualTo("3.2.26-1");
    assertThat(Versions.number("nginx version: nginx/1.30.6")).isEqualTo("1.30.6");
    assertThat(Versions.number("/x/mysqld  Ver 9.7.4-1 for Linux on x86_64 ((Debian))"))
        .isEqualTo("9.7.4-1");
    assertThat(Versions.number("    <version.wildfly>39.0.1.Final</version.wildfly>"))
        .isEqualTo("39.0.1.Final");
    assertThat(Versions.number("none")).isEmpty();
  }
}
