package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void tellsAStartOutOfOrderFromAMistakeOfTheApplication() {
    assertThat(
            FailureText.isOfAStartOutOfOrder(
                """
                server-1/wildfly refuses: jboss.deployment.unit."foobar.ear".WeldStartService: Failed to start service
                    Caused by: org.jboss.msc.service.ServiceNotFoundException: service jboss.persistenceunit."foobar.ear/ejb-module.jar#fresh" not found
                """))
        .isTrue();
    assertThat(
            FailureText.isOfAStartOutOfOrder(
                """
                server-1/wildfly refuses: jboss.deployment.unit."shop.war".WeldStartService: Failed to start service
                    Caused by: org.jboss.weld.exceptions.DeploymentException: WELD-001408: Unsatisfied dependencies
                """))
        .isFalse();
  }
}
