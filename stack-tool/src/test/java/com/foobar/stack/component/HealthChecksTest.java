package com.foobar.stack.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthChecksTest {
  private static final String SERVER =
      """
      {"name":"deployments-status","status":"UP","data":{"shop.war":"OK"}},
      {"name":"server-state","status":"%s","data":{"value":"running"}},
      {"name":"boot-errors","status":"UP"},
      {"name":"suspend-state","status":"UP","data":{"value":"RUNNING"}},
      {"name":"ready-deployment.foobar.ear.web-module.war","status":"UP"}
      """;

  private static HealthChecks checks(String server, String more) {
    return HealthChecks.parse(
        "{\"status\":\"DOWN\",\"checks\":[" + SERVER.formatted(server) + more + "]}");
  }

  @Test
  void anApplicationsCheckSaysNothingOfTheServer() {
    HealthChecks health =
        checks(
            "UP",
            ",{\"name\":\"stock\",\"status\":\"DOWN\"},{\"name\":\"mail\",\"status\":\"UP\"}");

    assertThat(health.notReady()).isEmpty();
    assertThat(health.ofApplications()).containsExactly("mail", "stock");
    assertThat(health.failing()).containsExactly("stock");
  }

  @Test
  void whatTheServerFailsIsNamed() {
    assertThat(checks("DOWN", "").notReady())
        .hasValueSatisfying(reason -> assertThat(reason).contains("server-state"));
  }

  @Test
  void ofTwoOfOneNameBothHaveToPass() {
    assertThat(
            checks(
                    "UP",
                    ",{\"name\":\"db\",\"status\":\"DOWN\"},{\"name\":\"db\",\"status\":\"UP\"}")
                .failing())
        .containsExactly("db");
  }

  @Test
  void aServerThatSaysNothingOfItselfIsNotReady() {
    assertThat(HealthChecks.parse("<html>").notReady()).isPresent();
    assertThat(HealthChecks.parse("{\"status\":\"UP\",\"checks\":[]}").notReady()).isPresent();
    assertThat(
            HealthChecks.parse("{\"checks\":[{\"name\":\"stock\",\"status\":\"UP\"}]}").notReady())
        .isPresent();
  }
}
