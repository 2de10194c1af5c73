package com.foobar.stack.command;

import com.foobar.stack.deploy.Balancers;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.lifecycle.Restart;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.state.StateLock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "fault", description = "Breaks something on purpose. ./stack up mends it.")
final class Fault {
  @Changes(Changes.What.NAMED_HOST)
  @Command(name = "kill", description = "Kills (SIGKILL) a service, or all services of a host.")
  int kill(@Mixin StackOption option, @Parameters(paramLabel = "HOST[/SERVICE]") String target) {
    return signal(option, target, "KILL");
  }

  @Changes(Changes.What.NAMED_HOST)
  @Command(name = "pause", description = "Freezes (SIGSTOP) a service, or all services of a host.")
  int pause(@Mixin StackOption option, @Parameters(paramLabel = "HOST[/SERVICE]") String target) {
    return signal(option, target, "STOP");
  }

  @Changes(Changes.What.NAMED_HOST)
  @Command(name = "resume", description = "Thaws (SIGCONT) what was paused.")
  int resume(@Mixin StackOption option, @Parameters(paramLabel = "HOST[/SERVICE]") String target) {
    signal(option, target, "CONT");
    if (Target.services(option.inventory(), target).get(0).host().is(Role.BALANCER)) {
      // It does not know what was said while it was frozen.
      new Balancers(option.maskedContext(), option.processes()).remind();
    }
    return 0;
  }

  @Changes(Changes.What.NAMED_HOST)
  @Command(
      name = "restart",
      description =
          "Ends a service and starts it again, as planned work: drained or handed over first.")
  int restart(
      @Mixin StackOption option,
      @Mixin PatienceOption patience,
      @Parameters(paramLabel = "HOST[/SERVICE]") String target) {
    option.requireState();
    List<ServiceId> services = Target.services(option.inventory(), target);
    try (StateLock lock = option.lock("./stack fault restart " + target)) {
      new Restart(option.context(), option.processes(), patience.patience(), Progress.toUser())
          .run(services.get(0).host(), services);
    }
    return 0;
  }

  /** Needs no lock: a fault may strike while anything is going on. */
  private static int signal(StackOption option, String target, String signal) {
    HostProcesses processes = option.processes();
    List<ServiceId> services = Target.services(option.inventory(), target);
    List<ServiceId> alive =
        services.size() == 1
            ? services
            : services.stream().filter(id -> processes.state(id).isAlive()).toList();
    alive.forEach(id -> processes.signalGroup(id, signal));
    return 0;
  }
}
