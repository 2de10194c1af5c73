package com.foobar.stack.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void numbersAreComparedAsNumbers() {
    assertThat(Version.of("9.10")).isGreaterThan(Version.of("9.7"));
    assertThat(Version.of("9.7.4")).isGreaterThan(Version.of("9.7"));
    assertThat(Version.of("3.1.9")).isLessThan(Version.of("3.2"));
  }

  @Test
  void theVersionIsFoundInWhatTheProgramPrints() {
    assertThat(Version.in("/x/mysqld  Ver 9.7.4-1 for Linux on x86_64"))
        .contains(Version.of("9.7.4"));
    assertThat(Version.in("nginx version: nginx/1.30.6")).contains(Version.of("1.30.6"));
    assertThat(Version.in("no number here")).isEmpty();
  }
}
