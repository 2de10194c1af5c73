package com.foobar.tests.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.tests.balancing.EdgeStatistics;
import com.foobar.tests.boxoffice.BoxOfficeEar;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.SteadyLoad;
import com.foobar.tests.site.TricklingUpload;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import com.foobar.tests.stack.TestStack.RunningCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.example.guestbook.RefusesToStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new release of the EAR while the site is in use. */
class RollingDeploymentStackIT {
  private static final String RELEASE = "/release.txt";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> SERVERS = List.of("server-1", "server-2");

  private final TestStack stack;
  private final Site site;

  RollingDeploymentStackIT(TestStack stack, Site site) {
    this.stack = stack;
    this.site = site;
  }

  @AfterEach
  void deployTheBuiltOneAgain() {
    stack.run("deploy", TestStack.EAR.toString()).requireSuccess();
    site.get(RELEASE).require(404);
  }

  @Test
  void noRequestFailsAndNobodyIsLoggedOut() throws InterruptedException {
    Path next =
        BoxOfficeEar.withFile(TestStack.TARGET.resolve("archives/next"), RELEASE, "the next one\n");
    site.get(RELEASE).require(404);

    // Some upload for ever, and are cut off: nobody waits for them for more than two seconds.
    try (SteadyLoad load = SteadyLoad.on(stack.sites());
        TricklingUpload endless = TricklingUpload.on(site, 4)) {
      long before = load.answers();

      CommandResult deploy =
          stack.run("deploy", "--patience", "2", next.toString()).requireSuccess();
      assertThat(deploy.errors()).contains("cut off");
      long during = load.answers() - before;
      load.awaitMoreAnswers();

      assertThat(load.failures()).isEmpty();
      assertThat(during).isGreaterThan(20);
      assertThat(load.servers()).containsOnlyKeys("server-1", "server-2");
    }
    for (String server : SERVERS) {
      assertThat(stack.nginxOf(server).get(RELEASE).require(200).body())
          .isEqualTo("the next one\n");
      assertThat(stack.wildflyOf(server).get(RELEASE).require(200).body())
          .isEqualTo("the next one\n");
    }
  }

  /** Also one of the balancers that dies meanwhile, and is started again by whomever. */
  @Test
  void aReleaseThatDoesNotStartIsTakenBackAndNobodyNotices() throws InterruptedException {
    Path broken =
        BoxOfficeEar.withBean(TestStack.TARGET.resolve("archives/broken"), RefusesToStart.class);

    try (SteadyLoad load = SteadyLoad.on(site)) {
      RunningCommand running = stack.begin("deploy", broken.toString());
      await().atMost(LIMIT).until(() -> EdgeStatistics.of(stack).isWithheld("server-1"));
      restartAsAMachineDoes("lb-2");
      EdgeStatistics back =
          await()
              .atMost(LIMIT)
              .ignoreExceptions()
              .until(() -> EdgeStatistics.of(stack, "lb-2"), statistics -> true);
      assertThat(back.isWithheld("server-1")).isTrue();
      assertThat(running.process().isAlive()).isTrue();
      CommandResult deploy = running.await();
      load.awaitMoreAnswers();

      assertThat(deploy.exitCode()).isOne();
      assertThat(deploy.errors()).contains(RefusesToStart.REASON);
      assertThat(load.failures()).isEmpty();
    }
    for (Site balancer : stack.sites()) {
      for (String server : SERVERS) {
        assertThat(balancer.visitor().movedTo(server).get("/api/events").require(200).servedBy())
            .isEqualTo(server);
      }
    }
  }

  /** Without the tool, which has something else to do. */
  private void restartAsAMachineDoes(String balancer) {
    HostProcesses processes = new HostProcesses(stack.layout());
    ServicePlan plan = new EdgeBalancer().plan(stack.context(), stack.host(balancer));
    processes.stop(plan.id(), Duration.ZERO);
    processes.start(plan);
  }
}
