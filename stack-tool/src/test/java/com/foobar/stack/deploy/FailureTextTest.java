package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Database;
import com.foobar.stack.inventory.Database.SchemaChanges;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With what WildFly 39.0.1 answered to archives that were made to be refused. */
class FailureTextTest {
  private static final ModelNode FAILURES = failures();

  /** As the user gave it. */
  private static final Path INVENTORY = Path.of("my/stack.yaml");

  private static ModelNode failures() {
    try (InputStream in =
        FailureTextTest.class.getResourceAsStream("failures-of-wildfly-39.json")) {
      return ModelNode.fromJSONString(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static String text(String archive, Database... databases) {
    assertThat(FAILURES.has(archive)).as(archive).isTrue();
    return FailureText.of(FAILURES.get(archive), INVENTORY, List.of(databases));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ds1 | the persistence unit shop asks for the datasource java:jboss/datasources/ShopPrimaryXA, which is not there. Add `shop` to `databases` in my/stack.yaml (- name: shop), run",
        "ds2 | the persistence unit shop asks for the datasource java:jboss/datasources/ExampleDS",
        "res | p.S.d asks for the datasource java:jboss/datasources/ShopReplicaXA",
        "resname | p.S.q asks for java:/jms/queue/Orders, which is not there. The application declares its queues",
        "resname | p.S.o asks for java:global/mail/x, which is not there",
        "mod | there is no module com.acme.orders in WildFly",
        "modmf | there is no module org.acme.thing in WildFly",
        "newer | p.N was compiled for Java 25, and the servers run Java 17",
        "javaxl | it needs javax.servlet.http of Java EE 8",
        "root2 | the context root /taken is taken",
        "twice.ear | the context root /t is taken",
        "gone.ear | module file b.war not found",
        "unsat | Unsatisfied dependencies for type I",
        "badxml | The element type \"servlet\" must be terminated",
        "badclass | ClassNotFoundException: p.Nowhere",
        "ejbref | No Jakarta Enterprise Beans found with interface of type 'p.I'",
      })
  void saysWhatIsWrongAndWhatToDo(String archive, String words) {
    assertThat(text(archive)).contains(words);
  }

  /** The pages of what could not start either are left out. */
  @ParameterizedTest
  @CsvSource({"ds1", "res", "resname", "twice.ear", "root2", "ejbref"})
  void tellsTheCauseAlone(String archive) {
    assertThat(text(archive))
        .doesNotContain("deploymentCompleteService")
        .doesNotContain("WFLYCTL0180")
        .hasSizeLessThan(1000);
  }

  @Test
  void knowsTheDatabasesOfTheInventory() {
    Database shop =
        new Database("shop", "Shop", SchemaChanges.APPLICATION, false, Database.Limits.DEFAULT);

    assertThat(text("ds1", shop))
        .contains("my/stack.yaml has the database shop")
        .contains("./stack fault restart");
    assertThat(text("ds2", shop)).contains("java:jboss/datasources/ShopPrimaryDS");
  }

  @Test
  void whatIsNotUnderstoodIsShownAsItIs() {
    assertThat(
            FailureText.of(new ModelNode("WFLYCTL0344: Operation timed out"), INVENTORY, List.of()))
        .isEqualTo("WFLYCTL0344: Operation timed out");
    ModelNode other = new ModelNode();
    other.get("WFLYCTL9999: Something new").set("with words");
    assertThat(FailureText.of(other, INVENTORY, List.of()))
        .contains("Something new")
        .contains("with words");
  }

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
