package com.foobar.stack.service.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.service.wildfly.HealthChecks.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
  private static HealthChecks checks(String more) {
    return HealthChecks.parse(
        """
        {"status":"DOWN","checks":[
         {"name":"deployments-status","status":"UP","data":{"shop.war":"OK"}},
         {"name":"server-state","status":"DOWN","data":{"value":"reload-required"}},
         {"name":"boot-errors","status":"UP"},
         {"name":"suspend-state","status":"UP","data":{"value":"RUNNING"}},
         {"name":"ready-deployment.foobar.ear.web-module.war","status":"UP"}%s]}
        """
            .formatted(more));
  }

  @Test
  void theServersOwnChecksAreNoApplications() {
    assertThat(checks("")).isEqualTo(new HealthChecks(true, List.of()));
  }

  @Test
  void whatFailsIsTold() {
    HealthChecks health =
        checks(
            ",{\"name\":\"stock\",\"status\":\"DOWN\",\"data\":{\"left\":0}},{\"name\":\"mail\",\"status\":\"UP\"}");

    assertThat(health.names()).containsExactly("mail", "stock");
    assertThat(health.failing()).containsExactly(new Check("stock", false, "{\"left\":0}"));
    assertThat(health.failing().get(0)).hasToString("the check stock is DOWN {\"left\":0}");
  }

  @Test
  void ofTwoOfOneNameBothHaveToPass() {
    assertThat(
            checks(",{\"name\":\"db\",\"status\":\"DOWN\"},{\"name\":\"db\",\"status\":\"UP\"}")
                .failing())
        .containsExactly(new Check("db", false, ""));
  }

  @Test
  void anAnswerInOtherWordsTellsNothing() {
    assertThat(HealthChecks.parse("<html>").isKnown()).isFalse();
    assertThat(HealthChecks.parse("").isKnown()).isFalse();
    assertThat(HealthChecks.parse("{\"status\":\"UP\"}").isKnown()).isFalse();
    assertThat(HealthChecks.parse("{\"status\":\"UP\",\"checks\":[]}").isKnown()).isTrue();
  }
}
