package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import com.foobar.stack.plan.NeverStarted;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.edge.EdgeBalancer;
import com.foobar.stack.service.edge.WithheldServers;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two balancers. One runs, with an earlier inventory: a shell that sleeps, with a socket that
 * speaks as HAProxy does. The other one is dead.
 */
class EdgeControlTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The servers of the inventory are server-1 and server-2. */
  private volatile List<String> known = List.of("server-2", "server-3");

  private volatile List<String> down = List.of();

  @TempDir private Path folder;

  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Inventory inventory = InventoryReader.read(ROOT.resolve("inventory/local.yaml"));
  private final ServiceId balancer = new EdgeBalancer().on(inventory.balancers().get(0));
  private final ServiceId dead = new EdgeBalancer().on(inventory.balancers().get(1));
  private PlanContext context;
  private HostProcesses processes;
  private ServerSocketChannel socket;
  private volatile boolean dying;

  @BeforeEach
  void startBalancer() throws IOException {
    Layout layout = new Layout(ROOT, folder.resolve("state"), folder.resolve("run"));
    context = NeverStarted.of(inventory, layout);
    processes = new HostProcesses(layout);
    ServicePlan plan =
        new ServicePlan(
            balancer,
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of("sleep", "600"),
            Map.of(),
            List.of());
    processes.write(plan);
    processes.start(plan);
    Files.createDirectories(layout.run(balancer));
    socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    socket.bind(UnixDomainSocketAddress.of(layout.run(balancer).resolve("haproxy.sock")));
    new Thread(this::speak).start();
  }

  @AfterEach
  void endBalancer() throws IOException {
    socket.close();
    processes.stop(balancer, Duration.ZERO);
  }

  @Test
  void whoIsNotKnownThereYetIsNotSpokenOf() {
    EdgeControl edge = new EdgeControl(context, processes);

    edge.admit(Set.copyOf(inventory.applicationServers()));
    edge.withhold(inventory.applicationServers().get(0));

    assertThat(commands).containsExactly("set server servers/server-2 state ready");
  }

  @Test
  void whoLeftTheInventoryCanBeWithheld() {
    Host three = new Host("server-3", "127.1.0.4", Set.of(), "", Optional.empty());

    new EdgeControl(context, processes).withhold(three);

    assertThat(commands).contains("set server servers/server-3 state maint");
  }

  @Test
  void aHostIsOutWhenAllWaysToItAndThroughItAreAndInWhenOneIs() {
    known = List.of("app-1.web-1", "app-1.web-2", "app-2.web-1", "app-2.web-2");
    down = List.of("app-1.web-2", "app-2.web-2");
    EdgeControl edge = new EdgeControl(context, processes);

    edge.withhold(host("web-1"));
    edge.withhold(host("app-2"));

    assertThat(commands)
        .containsExactly(
            "set server servers/app-1.web-1 state maint",
            "set server servers/app-2.web-1 state maint",
            "set server servers/app-2.web-1 state maint",
            "set server servers/app-2.web-2 state maint");
    assertThat(edge.canSpare(host("app-1"))).isTrue();
    assertThat(edge.canSpare(host("web-1"))).as("web-2 is dead").isFalse();
    assertThat(edge.notAdmitted(host("app-1"))).as("through web-1 it is reached").isEmpty();
    assertThat(edge.notAdmitted(host("web-2"))).hasValue("lb says DOWN");
  }

  private static Host host(String name) {
    return new Host(name, "127.1.0.4", Set.of(), "", Optional.empty());
  }

  @Test
  void oneThatIsDeadReadsWhatItMissedWhenItStarts() throws IOException {
    EdgeControl edge = new EdgeControl(context, processes);
    Host first = inventory.applicationServers().get(0);
    Host second = inventory.applicationServers().get(1);

    edge.withhold(second);

    assertThat(withheld(dead)).containsExactly("server-2");
    assertThat(Files.readAllLines(context.layout().data(dead).resolve("servers.state")))
        .containsExactly("1", "0 servers 0 server-2 - 2 1 1 1 0 1 0 0 0 0 0 0 - 8080 - 0 0 - - 0");
    edge.withhold(first);
    edge.admit(second);
    assertThat(withheld(dead)).containsExactly("server-1");
    edge.admitWhenHealthy(first);
    assertThat(withheld(dead)).isEmpty();
    edge.admit(Set.of(first));
    assertThat(withheld(dead)).containsExactly("server-2");
    edge.admit(Set.of());
    assertThat(withheld(dead)).isEmpty();
  }

  /** What was said to it while it slept would wait for it, and come at the wrong time. */
  @Test
  void oneThatIsFrozenIsToldWhatItMissedWhenItIsBack() {
    processes.signalGroup(balancer, "STOP");
    EdgeControl edge = new EdgeControl(context, processes);
    edge.withhold(inventory.applicationServers().get(1));
    assertThat(edge.canSpare(inventory.applicationServers().get(0))).isTrue();
    assertThat(commands).isEmpty();

    processes.signalGroup(balancer, "CONT");
    new Balancers(context, processes).remind();

    assertThat(commands)
        .containsExactly(
            "set server servers/server-2 state maint", "set server servers/server-3 state ready");
  }

  @Test
  void oneThatDiesUnderTheQuestionIsLeftOut() throws IOException {
    dying = true;

    new EdgeControl(context, processes).withhold(inventory.applicationServers().get(1));

    assertThat(withheld(balancer)).containsExactly("server-2");
  }

  private Set<String> withheld(ServiceId id) throws IOException {
    return WithheldServers.of(context.layout(), id).names();
  }

  private void speak() {
    try {
      while (true) {
        try (SocketChannel client = socket.accept()) {
          ByteBuffer question = ByteBuffer.allocate(1024);
          client.read(question);
          if (dying) {
            processes.stop(balancer, Duration.ZERO);
            continue;
          }
          String command =
              new String(question.array(), 0, question.position(), StandardCharsets.UTF_8).strip();
          client.write(ByteBuffer.wrap(answer(command).getBytes(StandardCharsets.UTF_8)));
        }
      }
    } catch (AsynchronousCloseException e) {
      // The test is over.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String answer(String command) {
    if (command.equals("show stat")) {
      StringBuilder table = new StringBuilder("# pxname,svname,scur,status\n");
      known.forEach(
          server ->
              table.append(
                  "servers,%s,0,%s\n".formatted(server, down.contains(server) ? "DOWN" : "UP")));
      return table + "servers,BACKEND,0,UP\n";
    }
    commands.add(command);
    return known.stream().anyMatch(server -> command.contains("servers/" + server + " "))
        ? "\n"
        : "No such server.\n";
  }
}
