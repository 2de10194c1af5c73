package com.foobar.stack.recovery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.NeverStarted;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes and ports: a shell that sleeps stands for a WildFly. */
class FenceTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Where nobody else's server is. */
  private static final String ADDRESS = "127.4.77.1";

  @TempDir private Path folder;

  private PlanContext context;
  private HostProcesses processes;
  private Host server;

  /** An inventory in which WildFly's management has a port that this test can take. */
  @BeforeEach
  void readInventory() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
      port = free.getLocalPort();
    }
    Path file = folder.resolve("inventory.yaml");
    Files.writeString(
        file,
        Files.readString(ROOT.resolve("inventory/local.yaml"))
            .replace("127.1.0.", "127.4.77.")
            .replace("management: 9990", "management: " + port));
    Inventory inventory = InventoryReader.read(file);
    Layout layout = new Layout(ROOT, folder.resolve("state"), folder.resolve("run"));
    context = NeverStarted.of(inventory, layout);
    processes = new HostProcesses(layout);
    server = inventory.host("server-1").orElseThrow();
  }

  @AfterEach
  void endWhatWasStarted() {
    processes.stop(wildfly(), Duration.ZERO);
  }

  @Test
  void whoIsDeadMayBeStoodInFor() {
    start();
    processes.signalGroup(wildfly(), "KILL");
    processes.stop(wildfly(), Duration.ofSeconds(10));

    assertThatCode(() -> fence().requireDead(server)).doesNotThrowAnyException();
  }

  @Test
  void whoRunsMayNot() {
    start();

    assertThatThrownBy(() -> fence().requireDead(server))
        .isInstanceOf(StackException.class)
        .hasMessageContainingAll("server-1/wildfly runs", "./stack fault kill server-1/wildfly");
  }

  @Test
  void whoAnswersMayNotEvenIfNoProcessIsRecorded() throws IOException {
    int management = context.inventory().ports().management();
    try (ServerSocket unrecorded =
        new ServerSocket(management, 1, InetAddress.getByName(ADDRESS))) {
      assertThatThrownBy(() -> fence().requireDead(server))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("somebody answers at " + ADDRESS + ":" + management);
    }
  }

  private void start() {
    ServicePlan plan =
        new ServicePlan(
            wildfly(),
            ADDRESS,
            List.of(),
            List.of(),
            List.of(),
            List.of("sleep", "600"),
            Map.of(),
            List.of());
    processes.write(plan);
    processes.start(plan);
  }

  private ServiceId wildfly() {
    return new ServiceId(server, WildflyNode.NAME);
  }

  private Fence fence() {
    return new Fence(context, processes);
  }
}
