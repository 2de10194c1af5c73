package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.haproxy.HaproxySocket;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.SteadyLoad;
import com.foobar.tests.stack.TestStack;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planned work on the members of the database group, one after the other, the primary too. */
class RestartedMemberStackIT {
  private final TestStack stack;
  private final Databases databases;
  private final Site site;
  private String primary;

  RestartedMemberStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @BeforeEach
  void remember() {
    primary = databases.primary();
  }

  @AfterEach
  void switchBack() {
    stack.run("switchover", primary).requireSuccess();
  }

  @Test
  void nobodyNoticesAndEachIsUsedAgain() throws InterruptedException {
    try (SteadyLoad load = SteadyLoad.on(site)) {
      for (String member : databases.members()) {
        stack.run("fault", "restart", member + "/mysql").requireSuccess();
        load.awaitMoreAnswers();

        assertThat(load.failures()).as("after the restart of %s", member).isEmpty();
        assertThat(doors()).isNotEmpty().allSatisfy(this::usesEveryMember);
      }
    }
  }

  private List<HaproxySocket> doors() {
    return HaproxySocket.ofRunning(
        new DatabaseDoor(),
        stack.inventory().applicationServers(),
        stack.context(),
        new HostProcesses(stack.layout()));
  }

  /** Nobody has left it in the maintenance that it was put into for the restart. */
  private void usesEveryMember(HaproxySocket door) {
    assertThat(door.statistics())
        .filteredOn(row -> databases.members().contains(row.get("svname")))
        .hasSize(2 * databases.members().size())
        .extracting(row -> row.get("status"))
        .doesNotContain("MAINT");
  }
}
