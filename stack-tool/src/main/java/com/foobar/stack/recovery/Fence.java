package com.foobar.stack.recovery;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.process.ServiceState;
import com.foobar.stack.process.ServiceState.Kind;
import com.foobar.stack.service.wildfly.WildflyNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Keeps a node's work from being done by two: a WildFly that may still act is not stood in for. */
final class Fence {
  private static final int CONNECT_MILLIS = 1000;

  private final PlanContext context;
  private final HostProcesses processes;

  Fence(PlanContext context, HostProcesses processes) {
    this.context = context;
    this.processes = processes;
  }

  /** As far as it is recorded; {@link #requireDead} looks closer. */
  boolean isDead(Host server) {
    return !processes.state(new WildflyNode().on(server)).isAlive();
  }

  /**
   * @throws StackException when the server's WildFly runs, is frozen, or may be there unrecorded
   */
  void requireDead(Host server) {
    ServiceId id = new WildflyNode().on(server);
    ServiceState state = processes.state(id);
    if (state.kind() == Kind.PAUSED) {
      throw new StackException(
          "%1$s is only paused (pid %2$d): thawed, it would meet another one with its identifier."
                  .formatted(id, state.pid())
              + " ./stack fault resume %1$s, and it finishes its transactions itself; ./stack fault kill %1$s, if it is never to go on."
                  .formatted(id));
    }
    if (state.isAlive()) {
      throw new StackException(
          "%1$s runs (pid %2$d) and finishes its transactions itself.".formatted(id, state.pid())
              + " ./stack fault restart %1$s, if it does not; ./stack fault kill %1$s, if it is not to come back."
                  .formatted(id));
    }
    if (isSomebodyElsesAddress(server)) {
      return;
    }
    for (String listen : new WildflyNode().plan(context, server).listens()) {
      if (answers(listen)) {
        throw new StackException(
            "nothing is known of a running %s, yet somebody answers at %s. End that process first: it may be that WildFly."
                .formatted(id, listen));
      }
    }
  }

  /** Of a host that has left the inventory, and whose address another one was given. */
  private boolean isSomebodyElsesAddress(Host server) {
    return context.inventory().hosts().stream()
        .anyMatch(
            host -> host.address().equals(server.address()) && !host.name().equals(server.name()));
  }

  /** A frozen process does too: its kernel takes the connection. */
  private static boolean answers(String listen) {
    int colon = listen.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1))),
          CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
