package com.foobar.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.foobar.stack.inventory.Host;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.BusyBuyers;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.SteadyReader;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A member's disk has no room left while the site is in use. */
class DiskFullChaosIT {
  private final TestStack stack;
  private final Databases databases;
  private final Site site;

  DiskFullChaosIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  @Test
  void aReplicaWithoutRoomIsNotReadFromUntilItHasCaughtUp() {
    stack.run("switchover", "server-1").requireSuccess();
    Host replica = stack.host("server-2");
    List<UUID> acknowledged;
    try (SmallDisk disk = SmallDisk.below(stack, replica);
        BusyBuyers buyers = BusyBuyers.at(site);
        SteadyReader reader = SteadyReader.at(site)) {
      disk.fill();

      await("the doors leave it alone")
          .atMost(Duration.ofMinutes(1))
          .until(() -> roleOf(replica).equals("role=none"));
      buyers.awaitMore(Duration.ofSeconds(30));
      assertThat(databases.primary()).isEqualTo("server-1");
      requireFullDiskToBeTold(replica);

      disk.makeRoom();
      stack.up();
      await("the doors use it again")
          // MySQL looks once a minute whether there is room.
          .atMost(Duration.ofSeconds(90))
          .until(() -> roleOf(replica).equals("role=replica"));
      buyers.awaitMore(Duration.ofSeconds(30));
      reader.close();
      assertThat(reader.failures()).isEmpty();
      acknowledged = buyers.orders();
    }
    databases.requireOnEveryMember(acknowledged);
  }

  @Test
  void aPrimaryWithoutRoomGivesWayToOneThatHasRoom() {
    Host primary = stack.host("server-1");
    List<UUID> acknowledged;
    try (SmallDisk disk = SmallDisk.below(stack, primary)) {
      stack.run("switchover", primary.name()).requireSuccess();
      try (BusyBuyers buyers = BusyBuyers.at(site);
          SteadyReader reader = SteadyReader.at(site)) {
        disk.fill();

        await("another primary")
            .atMost(Duration.ofMinutes(2))
            .until(() -> databases.hasPrimaryBeside(primary.name()));
        buyers.awaitMore(Duration.ofSeconds(30));
        requireFullDiskToBeTold(primary);
        buyers.awaitMore(Duration.ofSeconds(30));

        disk.makeRoom();
        stack.up();
        buyers.awaitMore(Duration.ofSeconds(30));
        reader.close();
        assertThat(reader.failures()).isEmpty();
        System.out.printf("longest time without an order: %s%n", buyers.longestPause());
        acknowledged = buyers.orders();
      }
    }
    databases.requireOnEveryMember(acknowledged);
  }

  private String roleOf(Host host) {
    return databases.rowsOn(host.name(), "SELECT * FROM door.role").get(0).get("role").toString();
  }

  private void requireFullDiskToBeTold(Host host) {
    CommandResult status = stack.run("status");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.output())
        .contains("DISK FULL (0 MB free)")
        .contains(host + "/mysql: its disk is full: 0 MB free for ");
    JsonNode members = stack.run("status", "--json").json().path("database").path("members");
    assertThat(
            StreamSupport.stream(members.spliterator(), false)
                .filter(member -> member.path("diskFull").asBoolean())
                .map(member -> member.path("host").asText()))
        .containsExactly(host.name());

    CommandResult up = stack.run("up");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.errors()).contains("error: " + host + "/mysql: its disk is full: 0 MB free for ");
  }
}
