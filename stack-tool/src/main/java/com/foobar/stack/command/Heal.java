package com.foobar.stack.command;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.recovery.Healing;
import com.foobar.stack.state.StateLock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Changes(Changes.What.SERVERS)
@Command(
    name = "heal",
    description = {
      "Finishes the transactions of a server whose WildFly does not come back, from another"
          + " server.",
      "Commits or rolls back what it left in doubt, as its log in the database says, and so frees"
          + " the rows. HOST may have left the inventory. Without HOST: of every server whose"
          + " WildFly does not run. Exit code 0 only when nothing of theirs is in doubt."
    })
final class Heal implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Parameters(arity = "0..1", paramLabel = "HOST")
  private String hostName;

  @Override
  public Integer call() {
    stack.requireState();
    try (StateLock lock = stack.lock("./stack heal" + (hostName == null ? "" : " " + hostName))) {
      Healing healing = new Healing(stack.context(), stack.processes(), Progress.toUser());
      if (hostName == null) {
        healing.run();
      } else {
        healing.run(List.of(server()));
      }
    }
    return 0;
  }

  private Host server() {
    Optional<Host> departed = stack.context().identities().departed(hostName, stack.inventory());
    if (departed.isPresent()) {
      return departed.get();
    }
    Host host = Target.host(stack.inventory(), hostName);
    if (!host.is(Role.APPLICATION)) {
      throw new StackException("there is no WildFly on " + host);
    }
    return host;
  }
}
