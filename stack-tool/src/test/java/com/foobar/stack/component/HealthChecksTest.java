package com.foobar.stack.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.component.HealthChecks.Check;
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
        503, "{\"status\":\"DOWN\",\"checks\":[" + SERVER.formatted(server) + more + "]}");
  }

  @Test
  void anApplicationsCheckSaysNothingOfTheServer() {
    HealthChecks health =
        checks(
            "UP",
            ",{\"name\":\"stock\",\"status\":\"DOWN\",\"data\":{\"left\":0}},{\"name\":\"mail\",\"status\":\"UP\"}");

    assertThat(health.notReady()).isEmpty();
    assertThat(health.ofApplications()).containsExactly("mail", "stock");
    assertThat(health.failing()).containsExactly(new Check("stock", false, "{\"left\":0}"));
    assertThat(health.failing().get(0)).hasToString("the check stock is DOWN {\"left\":0}");
  }

  @Test
  void whatTheServerFailsIsNamed() {
    HealthChecks health = checks("DOWN", "");

    assertThat(health.notReady()).hasValue("the check server-state is DOWN {\"value\":\"running\"}");
    assertThat(health.failing()).isEmpty();
  }

  @Test
  void ofTwoOfOneNameBothHaveToPass() {
    assertThat(
            checks(
                    "UP",
                    ",{\"name\":\"db\",\"status\":\"DOWN\"},{\"name\":\"db\",\"status\":\"UP\"}")
                .failing())
        .containsExactly(new Check("db", false, ""));
  }

  @Test
  void aServerThatSaysNothingOfItselfIsNotReady() {
    assertThat(HealthChecks.parse(500, "<html>").notReady())
        .hasValueSatisfying(reason -> assertThat(reason).contains("status 500"));
    assertThat(HealthChecks.parse(200, "{\"status\":\"UP\",\"checks\":[]}").notReady()).isPresent();
    assertThat(
            HealthChecks.parse(200, "{\"checks\":[{\"name\":\"stock\",\"status\":\"UP\"}]}")
                .notReady())
        .hasValueSatisfying(reason -> assertThat(reason).contains("server-state"));
  }
}
