package com.foobar.stack.recovery;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.plan.ServicePlan;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.program.ExternalCommand;
import com.foobar.stack.service.wildfly.RecoveryNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running {@link RecoveryNode}. It ends with this, also by Ctrl-C; when the tool is killed, the
 * next command that starts or heals anything ends it, and after some minutes it ends itself.
 */
public final class RecoveryRun implements AutoCloseable {
  /** It may be killed at any moment, as any recovery. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final PlanContext context;
  private final HostProcesses processes;
  private final ServiceId id;
  private final AtomicBoolean over = new AtomicBoolean();

  private RecoveryRun(PlanContext context, HostProcesses processes, ServiceId id) {
    this.context = context;
    this.processes = processes;
    this.id = id;
  }

  /**
   * @param dead whose transactions are to be finished; it must not run
   * @param host where
   * @param limit after which it is of no use any more
   */
  static RecoveryRun start(
      PlanContext context, HostProcesses processes, Host dead, Host host, Duration limit) {
    ServicePlan plan = RecoveryNode.plan(context, dead, host, limit);
    RecoveryRun run = new RecoveryRun(context, processes, plan.id());
    processes.write(plan);
    RecoveryNode.prepare(context, host);
    Runtime.getRuntime().addShutdownHook(new Thread(run::close));
    processes.start(plan);
    return run;
  }

  /**
   * @throws StackException when the process is gone
   */
  void requireAlive() {
    if (!processes.state(id).isAlive()) {
      throw new StackException(id + ": it ended");
    }
  }

  /** To be put below an error. */
  String endOfLog() {
    return "%nThe end of %s:%n%s"
        .formatted(context.layout().log(id), ExternalCommand.tail(context.layout().log(id)));
  }

  /** Once only: later it would be somebody else's that runs under this id. */
  @Override
  public void close() {
    if (over.compareAndSet(false, true)) {
      processes.stop(id, GRACE);
    }
  }
}
