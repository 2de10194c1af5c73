package com.foobar.stack.service.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorTest {

  @Test
  void aDoorIsWellThatLeadsToAPrimaryAndLeavesNobodyOut() {
    Map<String, String> up = row("primary", "BACKEND", "UP");
    Map<String, String> other = row("primary", "server-2", "DOWN");

    assertThat(Door.judge(List.of(up, other)).isWell()).isTrue();
    assertThat(Door.judge(List.of(row("primary", "BACKEND", "DOWN"), other)).reason())
        .contains("no primary");
    assertThat(Door.judge(List.of()).reason()).contains("no primary");
    assertThat(Door.judge(List.of(up, row("replica", "ops", "MAINT"))).reason())
        .contains("leaves out ops");
  }

  private static Map<String, String> row(String backend, String server, String status) {
    return Map.of("pxname", backend, "svname", server, "status", status);
  }
}
