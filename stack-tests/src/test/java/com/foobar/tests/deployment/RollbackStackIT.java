package com.foobar.tests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.SteadyLoad;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.example.versions.StartsUnless;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An earlier version of an application, brought back while the site is in use. */
class RollbackStackIT {
  private static final String ARCHIVE = "versions.war";
  private static final String PAGE = "/versions/version.txt";
  private static final List<String> SERVERS = List.of("server-1", "server-2");

  /** The older version does not start where this is. */
  private static final Path SURROUNDINGS = TestStack.TARGET.resolve("archives/surroundings");

  private final TestStack stack;
  private final Site site;

  RollbackStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void undeploy() {
    if (stack.isDeployed(ARCHIVE)) {
      stack.run("undeploy", ARCHIVE).requireSuccess();
    }
  }

  @Test
  void noRequestFailsAndEveryServerHasIt() throws InterruptedException {
    stack.run("deploy", archive("old").toString()).requireSuccess();
    stack.run("deploy", archive("new").toString()).requireSuccess();
    int current = currentVersion();

    List<String> pages = new ArrayList<>();
    try (SteadyLoad load = SteadyLoad.on(site)) {
      TestStack.RunningCommand rollback = stack.begin("rollback", "--patience", "2", ARCHIVE);
      while (rollback.process().isAlive()) {
        pages.add(site.get(PAGE).require(200).body());
      }
      CommandResult result = rollback.await().requireSuccess();
      load.awaitMoreAnswers();

      assertThat(load.failures()).isEmpty();
      assertThat(result.errors()).contains("bringing back version " + (current - 1));
    }
    assertThat(pages).isNotEmpty().allMatch(List.of("old", "new")::contains);
    assertServersHave("old");
    assertThat(currentVersion()).isEqualTo(current - 1);

    // Forwards again, to one that is named.
    stack.run("rollback", ARCHIVE, String.valueOf(current)).requireSuccess();
    assertServersHave("new");
  }

  @Test
  void oneThatDoesNotStartAnyMoreIsTakenBackAndNobodyNotices() throws Exception {
    Files.deleteIfExists(SURROUNDINGS);
    stack.run("deploy", archive("old").toString()).requireSuccess();
    stack.run("deploy", archive("new").toString()).requireSuccess();
    int current = currentVersion();

    Files.createDirectories(SURROUNDINGS);
    try (SteadyLoad load = SteadyLoad.on(site)) {
      CommandResult rollback = stack.run("rollback", ARCHIVE);
      load.awaitMoreAnswers();

      assertThat(rollback.exitCode()).isOne();
      assertThat(rollback.errors()).contains(StartsUnless.REASON, "Nothing has changed");
      assertThat(load.failures()).isEmpty();
    } finally {
      Files.delete(SURROUNDINGS);
    }
    assertServersHave("new");
    assertThat(currentVersion()).isEqualTo(current);
  }

  @Test
  void aVersionThatIsNotKeptIsNamedWithThoseThatAre() {
    stack.run("deploy", archive("old").toString()).requireSuccess();
    int unknown = currentVersion() + 1;

    CommandResult version = stack.run("rollback", ARCHIVE, String.valueOf(unknown));
    CommandResult name = stack.run("rollback", "nobody.war");

    assertThat(version.exitCode()).isOne();
    assertThat(version.errors()).contains("no version " + unknown, "./stack applications");
    assertThat(name.exitCode()).isOne();
    assertThat(name.errors()).contains("no version of nobody.war", "foobar.ear");
  }

  @Test
  void whatWasUndeployedComesBackAlsoAfterAServerStartedAnew() {
    stack.run("deploy", archive("old").toString()).requireSuccess();
    stack.run("undeploy", ARCHIVE).requireSuccess();
    site.get(PAGE).require(404);
    JsonNode undeployed = application();
    assertThat(undeployed.get("state").asText()).isEqualTo("undeployed");

    stack.run("rollback", ARCHIVE).requireSuccess();

    assertServersHave("old");
    stack.run("fault", "restart", "server-2/wildfly").requireSuccess();
    assertServersHave("old");
  }

  @Test
  void applicationsTellsVersionsAndWhoAndWhatTheServersHave() {
    for (int version = 1; version <= 6; version++) {
      stack.run("deploy", archive("number " + version).toString()).requireSuccess();
    }

    JsonNode application = application();
    assertThat(application.get("state").asText()).isEqualTo("deployed");
    assertThat(application.get("settled").asBoolean()).isTrue();
    assertThat(application.get("versions")).hasSize(5);
    JsonNode current = application.at("/versions/0");
    assertThat(current.get("current").asBoolean()).isTrue();
    assertThat(current.get("state").asText()).isEqualTo("current");
    assertThat(current.get("digest").asText()).hasSize(40);
    assertThat(current.get("bytes").asLong()).isPositive();
    assertThat(current.get("by").asText()).isEqualTo(System.getProperty("user.name"));
    for (String server : SERVERS) {
      assertThat(application.get("servers").get(server).asText()).isEqualTo("current");
    }
    String table = stack.run("applications").requireSuccess().output();
    assertThat(table)
        .contains(
            ARCHIVE, "foobar.ear", "current", current.get("digest").asText().substring(0, 12));
  }

  private JsonNode application() {
    for (JsonNode application : stack.run("applications", "--json").json().get("applications")) {
      if (application.get("name").asText().equals(ARCHIVE)) {
        return application;
      }
    }
    throw new AssertionError("applications does not tell of " + ARCHIVE);
  }

  private int currentVersion() {
    for (JsonNode version : application().get("versions")) {
      if (version.get("current").asBoolean()) {
        return version.get("version").asInt();
      }
    }
    throw new AssertionError("no version is current");
  }

  private void assertServersHave(String version) {
    for (String server : SERVERS) {
      assertThat(stack.nginxOf(server).get(PAGE).require(200).body()).isEqualTo(version);
      assertThat(stack.wildflyOf(server).get(PAGE).require(200).body()).isEqualTo(version);
    }
  }

  private static Path archive(String version) {
    Path file = TestStack.TARGET.resolve("archives/" + version.replace(' ', '-')).resolve(ARCHIVE);
    file.getParent().toFile().mkdirs();
    ShrinkWrap.create(WebArchive.class, ARCHIVE)
        .add(new StringAsset(version), "version.txt")
        .addClass(StartsUnless.class)
        .add(
            new StringAsset(version.equals("old") ? SURROUNDINGS.toString() : "/nonexistent"),
            StartsUnless.NAME_OF_FILE)
        .as(ZipExporter.class)
        .exportTo(file.toFile(), true);
    return file;
  }
}
