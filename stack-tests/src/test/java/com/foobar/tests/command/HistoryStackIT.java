package com.foobar.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.stack.state.FileTree;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import com.foobar.tests.stack.TestStack.RunningCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who did what, when, and how it ended. */
class HistoryStackIT {
  private static final String ARCHIVE = "history.war";

  private final TestStack stack;

  HistoryStackIT(TestStack stack) {
    this.stack = stack;
  }

  /** What a killed deployment left, {@code up} may have finished or taken back. */
  @AfterEach
  void undeploy() {
    if (stack.isDeployed(ARCHIVE)) {
      stack.run("undeploy", ARCHIVE).requireSuccess();
    }
  }

  @Test
  void whatEndedAndWhatWasKilledIsToldHereAndAtTheHosts() throws IOException {
    stack.run("undeploy", "nobody.war");
    JsonNode failed = last();
    RunningCommand deploy = stack.begin("deploy", archive().toString());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> last().get("command").asText().contains(" deploy "));
    JsonNode running = last();
    deploy.kill();
    JsonNode killed = last();
    stack.up();
    JsonNode up = last();

    assertThat(failed.get("command").asText())
        .startsWith("./stack undeploy")
        .endsWith("nobody.war");
    assertThat(failed.get("state").asText()).isEqualTo("failed");
    assertThat(failed.get("exitCode").asInt()).isOne();
    assertThat(failed.get("message").asText()).contains("nobody.war is not deployed");
    assertThat(failed.get("by").asText()).isEqualTo(System.getProperty("user.name"));
    assertThat(running.get("state").asText()).isEqualTo("running");
    assertThat(killed.get("command")).isEqualTo(running.get("command"));
    assertThat(killed.get("state").asText()).isEqualTo("interrupted");
    assertThat(killed.has("exitCode")).isFalse();
    assertThat(up.get("command").asText()).startsWith("./stack up");
    assertThat(up.get("state").asText()).isEqualTo("ok");
    assertThat(up.get("seconds").asDouble()).isPositive();
    assertThat(stack.run("history", "-n", "1").requireSuccess().output().lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("./stack up", "ok");
    assertThat(historyOf("server-1")).content().contains(" deploy ", " undeploy ", "./stack up");
    assertThat(historyOf("ops")).content().contains("./stack up").doesNotContain(" deploy ");
  }

  @Test
  void noStatementIsWrittenDown() throws IOException {
    stack.run("sql", "-e", "SELECT 'a secret of mine'").requireSuccess();

    assertThat(last().get("command").asText()).contains("./stack sql").endsWith("-e=***");
    assertThat(stack.layout().history()).content().doesNotContain("secret of mine");
  }

  @Test
  void whoPurgedIsKnownAfterwards() throws IOException {
    Path inventory = TestStack.TARGET.resolve("inventories/purged.yaml");
    Files.createDirectories(inventory.getParent());
    Files.writeString(
        inventory,
        Files.readString(stack.inventoryFile()).replaceAll("(?m)^name: .*", "name: purged"));
    Path state = TestStack.ROOT.resolve(".stack/purged");
    Files.createDirectories(state.resolve("hosts/server-1/wildfly/data"));
    try {
      stack.runOn(inventory, "down", "--purge").requireSuccess();
      stack.runOn(inventory, "down", "--purge").requireSuccess();

      assertThat(state.toFile().list()).containsExactly("history.jsonl");
      CommandResult history = stack.runOn(inventory, "history", "--json").requireSuccess();
      assertThat(history.json().get("history")).hasSize(1);
      assertThat(history.json().at("/history/0/command").asText()).contains(" down ", "--purge");
      assertThat(history.json().at("/history/0/state").asText()).isEqualTo("ok");
    } finally {
      FileTree.delete(state);
    }
  }

  /** New on both servers, so that giving it to them takes longer than asking for the history. */
  private static Path archive() throws IOException {
    Path archive = TestStack.TARGET.resolve("archives").resolve(ARCHIVE);
    Files.createDirectories(archive.getParent());
    ShrinkWrap.create(WebArchive.class, ARCHIVE)
        .addAsWebResource(new StringAsset("here"), "page.txt")
        .as(ZipExporter.class)
        .exportTo(archive.toFile(), true);
    return archive;
  }

  private Path historyOf(String host) {
    return stack.layout().history(stack.host(host));
  }

  private JsonNode last() {
    return stack.run("history", "--json", "-n", "1").requireSuccess().json().at("/history/0");
  }
}
