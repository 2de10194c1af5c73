package com.foobar.tests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.wildfly.WildflyNode;
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

/** A release while one of the servers, and one of the balancers, neither runs nor is dead. */
class FrozenServerStackIT {
  private static final String ARCHIVE = "release.war";
  private static final String PAGE = "/release/version.txt";

  private final TestStack stack;

  FrozenServerStackIT(TestStack stack) {
    this.stack = stack;
  }

  @AfterEach
  void undeploy() {
    stack.mend();
    stack.run("undeploy", ARCHIVE).requireSuccess();
  }

  @Test
  void itDoesNotComeBackWithWhatItHad() {
    HostProcesses processes = new HostProcesses(stack.layout());
    ServiceId frozen = stack.service("server-2", WildflyNode.NAME);
    stack.run("deploy", release("1").toString()).requireSuccess();

    processes.signalGroup(frozen, "STOP");
    stack.run("fault", "pause", "lb-2/haproxy").requireSuccess();
    CommandResult deploy;
    try {
      deploy = stack.run("deploy", release("2").toString());
    } finally {
      processes.signalGroup(frozen, "CONT");
      stack.run("fault", "resume", "lb-2/haproxy").requireSuccess();
    }

    assertThat(deploy.requireSuccess().errors()).contains("server-2", "is paused");
    assertThat(stack.wildflyOf("server-2").get(PAGE).require(200).body()).isEqualTo("1");
    for (Site balancer : stack.sites()) {
      for (int i = 0; i < 10; i++) {
        assertThat(balancer.get(PAGE).require(200).body()).isEqualTo("2");
      }
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
