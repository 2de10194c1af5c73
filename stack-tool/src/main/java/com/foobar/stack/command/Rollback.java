package com.foobar.stack.command;

import com.foobar.stack.deploy.RollingDeployment;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.state.StateLock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Changes(Changes.What.SERVERS)
@Command(
    name = "rollback",
    description = {
      "Brings back an earlier version of an application, as deploy brings a new one: one server"
          + " after another, without a failed request.",
      "Also one that was undeployed. The last five versions are kept; ./stack applications shows"
          + " them. What a version has changed in a database stays changed."
    })
final class Rollback implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private PatienceOption patience;

  @Parameters(index = "0", paramLabel = "NAME", description = "As deployed, such as foobar.ear.")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description =
          "Its number (default: the one before the current one, or the one that was undeployed).")
  private Integer version;

  @Override
  public Integer call() {
    stack.requireState();
    try (StateLock lock = stack.lock("./stack rollback " + name)) {
      new RollingDeployment(
              stack.context(), stack.processes(), patience.patience(), Progress.toUser())
          .rollBack(name, Optional.ofNullable(version));
    }
    return 0;
  }
}
