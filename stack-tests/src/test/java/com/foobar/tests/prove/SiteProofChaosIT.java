package com.foobar.tests.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.tests.deployment.GuestbookArchive;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import com.foobar.tests.stack.TestStack.RunningCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application of somebody else's is proved with nothing but a list of addresses. */
class SiteProofChaosIT {
  /** It counts a session's requests: who looks and finds no 1 is somebody new. */
  private static final String PATHS =
      """
      GET /visitors/hello.txt
        expect text somebody else's
      log in GET /visitors/counter
        expect text 1
      stay GET /visitors/counter?only=look
        expect text 1
      limit availability 80   # a machine that tests share is slow at times
      limit p99 20000
      limit silence 15
      """;

  @TempDir private Path folder;
  private final TestStack stack;

  SiteProofChaosIT(TestStack stack) {
    this.stack = stack;
  }

  @AfterEach
  void leaveItAsItWas() throws IOException {
    stack.up();
    if (Files.exists(stack.layout().applications().resolve("visitors.ear"))) {
      stack.run("undeploy", "visitors.ear").requireSuccess();
    }
  }

  private Path paths() throws IOException {
    return Files.writeString(folder.resolve("paths.txt"), PATHS);
  }

  @Test
  void itsAvailabilityAndItsSessionsAreJudgedNowAndAgain() throws IOException {
    stack.run("deploy", GuestbookArchive.ear().toString()).requireSuccess();
    Path report = folder.resolve("report");

    CommandResult proof =
        stack.run(
            "prove",
            "--site=" + paths(),
            "--faults=kill:server-1/wildfly,restart:server-2/nginx",
            "--rate=20",
            "--people=10",
            "--report=" + report);

    assertThat(proof.exitCode()).as(proof.output() + proof.errors()).isZero();
    assertThat(proof.output()).contains("ANSWERED", "kept", "5. Nobody who is logged in");
    assertThat(report.resolve("report.html")).content().contains("All five limits held");

    CommandResult again = stack.run("prove", "--again=" + report);
    assertThat(again.exitCode()).isZero();
    assertThat(summary(again)).isEqualTo(summary(proof));

    Files.writeString(report.resolve("site.txt"), PATHS + "limit p99 0\n");
    CommandResult stricter = stack.run("prove", "--again=" + report);
    assertThat(stricter.exitCode()).isEqualTo(1);
    assertThat(stricter.output()).contains("! 1 kill:server-1/wildfly: p99 ");
  }

  private static String summary(CommandResult result) {
    return result.output().replaceAll("(?m)^(report|history) .*$", "");
  }

  @Test
  void aRunThatIsInterruptedLeavesWhatItHasJudged() throws IOException {
    stack.run("deploy", GuestbookArchive.ear().toString()).requireSuccess();
    Path report = folder.resolve("report");
    RunningCommand proof =
        stack.begin(
            "prove",
            "--site=" + paths(),
            "--faults=none,kill:server-2/nginx",
            "--rate=10",
            "--people=2",
            "--report=" + report);
    await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> Files.exists(report.resolve("report.html")) || !proof.process().isAlive());

    // As Ctrl-C does.
    proof.process().destroy();
    CommandResult interrupted = proof.await();

    assertThat(interrupted.output() + interrupted.errors())
        .contains("interrupted: this is what was judged until then", "./stack up mends it");
    assertThat(report.resolve("report.html"))
        .content()
        .contains("Interrupted: all five limits held through 1 fault until then");
    assertThat(stack.run("prove", "--again=" + report).output()).contains("interrupted: ");
  }

  @Test
  void aMistakeInTheFileIsNamedBeforeAnythingIsBroken() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.txt"), "GET /\nfetch /\n");

    CommandResult proof = stack.run("prove", "--site=" + wrong);

    assertThat(proof.exitCode()).isEqualTo(1);
    assertThat(proof.errors()).contains("wrong.txt, line 2: 'fetch /' is not understood");
  }
}
