package com.foobar.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The classes that a WildFly starts from, which {@code up} has archived. */
class ClassArchiveStackIT {
  /** The training takes only what the other tests leave of the processors. */
  private static final Duration TRAINING = Duration.ofMinutes(11);

  /**
   * With an application's APIs, Hibernate and the cluster; those of a WildFly alone are 73 MB, a
   * running box office has 175.
   */
  private static final long WITH_AN_APPLICATION = 120_000_000;

  private final TestStack stack;

  ClassArchiveStackIT(TestStack stack) {
    this.stack = stack;
  }

  @Test
  void aWildflyMapsTheClassesOfATrainingRun() throws IOException {
    Path archive = stack.context().programs().wildflyClasses();

    await().atMost(TRAINING).until(() -> Files.exists(archive));
    assertThat(Files.size(archive)).isGreaterThan(WITH_AN_APPLICATION);
    if (!isMapped(archive)) {
      // It was started before.
      stack.kill("server-2/wildfly");
      stack.up();
    }

    // A JVM leaves an archive alone that does not fit.
    assertThat(isMapped(archive)).isTrue();
  }

  private boolean isMapped(Path archive) throws IOException {
    long pid =
        new HostProcesses(stack.layout()).state(stack.service("server-2", WildflyNode.NAME)).pid();
    return Files.readString(Path.of("/proc", Long.toString(pid), "maps"))
        .contains(archive.toString());
  }
}
