package com.foobar.tests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.plan.Service;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.tests.site.Site;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A release while one of the servers neither runs nor is dead. */
class FrozenServerStackIT {
  private static final String ARCHIVE = "release.war";
  private static final String PAGE = "/release/version.txt";

  private final TestStack stack;
  private final Site site;

  FrozenServerStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void undeploy() {
    stack.up();
    stack.run("undeploy", ARCHIVE).requireSuccess();
  }

  @Test
  void itDoesNotComeBackWithWhatItHad() {
    HostProcesses processes = new HostProcesses(stack.layout());
    ServiceId frozen = stack.service("server-2", Service.WILDFLY);
    stack.run("deploy", release("1").toString()).requireSuccess();

    processes.signalGroup(frozen, "STOP");
    CommandResult deploy;
    try {
      deploy = stack.run("deploy", release("2").toString());
    } finally {
      processes.signalGroup(frozen, "CONT");
    }

    assertThat(deploy.requireSuccess().errors()).contains("server-2", "is paused");
    assertThat(stack.wildflyOf("server-2").get(PAGE).require(200).body()).isEqualTo("1");
    for (int i = 0; i < 10; i++) {
      assertThat(site.get(PAGE).require(200).body()).isEqualTo("2");
    }
    stack.up();
    assertThat(stack.wildflyOf("server-2").get(PAGE).require(200).body()).isEqualTo("2");
  }

  private static Path release(String version) {
    Path file = TestStack.TARGET.resolve("archives/" + version).resolve(ARCHIVE);
    file.getParent().toFile().mkdirs();
    ShrinkWrap.create(WebArchive.class, ARCHIVE)
        .add(new StringAsset(version), "version.txt")
        .as(ZipExporter.class)
        .exportTo(file.toFile(), true);
    return file;
  }
}
