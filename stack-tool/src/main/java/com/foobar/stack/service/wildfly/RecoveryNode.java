package com.foobar.stack.service.wildfly;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.RenderedFile;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A WildFly that finishes the transactions of another server's, and does nothing else: it bears
 * that server's node identifier, works through its own host's database door, and listens nowhere.
 *
 * <p>It must never run beside the WildFly whose identifier it bears: each would take the other's
 * transactions for abandoned ones and roll them back.
 */
public final class RecoveryNode {
  /** On no host by itself: {@code heal} runs it for as long as it takes. */
  private static final String NAME = "recovery";

  /** It holds no applications and no sessions. */
  private static final int HEAP_MEGABYTES = 128;

  private RecoveryNode() {}

  public static ServiceId on(Host host) {
    return new ServiceId(host, NAME);
  }

  /**
   * @param dead whose transactions it finishes
   * @param host where it runs
   * @param limit after which it ends itself, also when nobody is there any more who waits for it
   */
  public static ServicePlan plan(PlanContext context, Host dead, Host host, Duration limit) {
    ServiceId id = on(host);
    Path conf = context.layout().conf(id);
    RenderedFile options =
        new RenderedFile(
            conf.resolve("jvm.options"),
            context.render("server-config/jvm.options", id, Map.of("heap", HEAP_MEGABYTES)));
    RenderedFile properties =
        new RenderedFile(
            conf.resolve("node.properties"),
            context.render("server-config/node.properties", id, context.inPlaceOf(dead)));
    List<String> argv =
        new ArrayList<>(List.of("timeout", "--kill-after=10", Long.toString(limit.toSeconds())));
    argv.addAll(
        WildflyNode.commandLine(
            context, id, options, properties, ServerConfiguration.RECOVERY_FILE));
    return new ServicePlan(
        id,
        host.address(),
        List.of(conf),
        List.of(options, properties),
        List.of(),
        argv,
        Map.of(),
        List.of());
  }

  /**
   * Ends what a killed command has left running. To be called before any WildFly starts: the two
   * might bear the same identifier.
   */
  public static void endAll(PlanContext context, HostProcesses processes) {
    for (Host server : context.inventory().applicationServers()) {
      processes.stop(on(server), Duration.ZERO);
    }
  }

  /** Gives it its configuration, which is made first where no {@code up} has made it yet. */
  public static void prepare(PlanContext context, Host host) {
    ServerConfiguration configuration = new ServerConfiguration(context);
    configuration.make();
    configuration.installOn(on(host));
  }
}
