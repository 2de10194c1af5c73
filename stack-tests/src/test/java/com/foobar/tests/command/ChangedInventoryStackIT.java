package com.foobar.tests.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.stack.identity.Identities;
import com.foobar.stack.identity.StoredIdentities;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.service.door.DatabaseDoor;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.tests.site.SteadyLoad;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the runbook promises of an inventory that changes while the site is used. */
class ChangedInventoryStackIT {
  private static final String NEW = "server-0";

  private final TestStack stack;

  ChangedInventoryStackIT(TestStack stack) {
    this.stack = stack;
  }

  @Test
  void aServerMoreAndThenOneLessFailNobody() throws InterruptedException {
    Identities before = identities();
    Path inventory = stack.withServerInFront(NEW);
    Inventory three = InventoryReader.read(inventory);
    try (SteadyLoad load = SteadyLoad.on(stack.sites())) {
      stack.runOn(inventory, "up").requireSuccess();

      stack.runOn(inventory, "status").requireSuccess();
      await().atMost(Duration.ofMinutes(2)).until(() -> load.servers().getOrDefault(NEW, 0L) > 20);
      assertThat(load.failures()).isEmpty();
      assertThat(stack.layout().log(stack.service("server-1", WildflyNode.NAME)))
          .content()
          .containsPattern("view \\[[^\\]]*\\] \\(3\\) [^\\n]*" + NEW);
      assertThat(membersOnline()).isEqualTo(4);
      assertThat(identities().hosts()).containsAllEntriesOf(before.hosts()).containsKey(NEW);
      assertThat(identities().number(three.host(NEW).orElseThrow()))
          .isGreaterThan(before.hosts().size());
      // The least convenient one to lose.
      stack.runOn(inventory, "switchover", NEW).requireSuccess();

      CommandResult without = stack.run("up").requireSuccess();

      assertThat(without.errors()).contains(NEW + " ", "is no longer in the inventory", "has left");
      stack.run("status").requireSuccess();
      assertThat(stack.databases().primary()).matches("server-[12]");
      assertThat(membersOnline()).isEqualTo(3);
      for (String service :
          new String[] {NginxServer.NAME, WildflyNode.NAME, DatabaseDoor.NAME, MysqlMember.NAME}) {
        assertThat(stack.isAlive(new ServiceId(three.host(NEW).orElseThrow(), service)))
            .as(service)
            .isFalse();
      }
      load.awaitMoreAnswers();
      assertThat(load.failures()).isEmpty();
    }
    assertThat(identities().hosts()).containsAllEntriesOf(before.hosts()).containsKey(NEW);
    assertThat(stack.run("heal", NEW).requireSuccess().errors()).contains("nothing is in doubt");
    assertThat(stack.run("up").requireSuccess().errors()).doesNotContain(NEW);
  }

  private long membersOnline() {
    return stack
        .databases()
        .number(
            "SELECT COUNT(*) FROM performance_schema.replication_group_members WHERE member_state ="
                + " 'ONLINE'");
  }

  private Identities identities() {
    return new StoredIdentities(stack.layout().identities(), stack.layout().hosts()).read("none");
  }
}
