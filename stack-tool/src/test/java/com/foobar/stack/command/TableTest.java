package com.foobar.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void eachColumnIsAsWideAsItsLongestCell() {
    Table table = new Table(Set.of("PID"), "HOST", "PID", "ROLE");
    table.add("server-with-a-long-name", 7, "");
    table.add("lb", 123456, "secondary, DISK FULL (12 MB free)");

    assertThat(table.toString().lines())
        .containsExactly(
            "HOST                        PID  ROLE",
            "server-with-a-long-name       7",
            "lb                       123456  secondary, DISK FULL (12 MB free)");
  }
}
