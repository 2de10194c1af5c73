package com.foobar.stack.command;

import com.foobar.stack.deploy.RollingDeployment;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.state.StateLock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Changes(Changes.What.SERVERS)
@Command(
    name = "undeploy",
    description = "Takes an application away, from one server after another.")
final class Undeploy implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private PatienceOption patience;

  @Parameters(paramLabel = "NAME", description = "As deployed, such as foobar.ear.")
  private String name;

  @Override
  public Integer call() {
    stack.requireState();
    try (StateLock lock = stack.lock("./stack undeploy " + name)) {
      new RollingDeployment(
              stack.context(), stack.processes(), patience.patience(), Progress.toUser())
          .undeploy(name);
    }
    return 0;
  }
}
