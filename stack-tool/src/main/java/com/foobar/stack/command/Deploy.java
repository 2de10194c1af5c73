package com.foobar.stack.command;

import com.foobar.stack.deploy.Application;
import com.foobar.stack.deploy.ApplicationStore;
import com.foobar.stack.deploy.RollingDeployment;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.state.StateLock;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Changes(Changes.What.SERVERS)
@Command(
    name = "deploy",
    description = {
      "Deploys an EAR or WAR on one server after another, without a failed request.",
      "Each server is drained, changed, asked whether it is ready, and put back. When one fails,"
          + " all get back what they had. So it is when you interrupt it."
    })
final class Deploy implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private PatienceOption patience;

  @Parameters(paramLabel = "FILE")
  private Path file;

  @Override
  public Integer call() {
    stack.requireState();
    try (StateLock lock = stack.lock("./stack deploy " + file)) {
      Application staged = new ApplicationStore(stack.layout().applications()).stage(file);
      new RollingDeployment(
              stack.context(), stack.processes(), patience.patience(), Progress.toUser())
          .deploy(staged);
    }
    return 0;
  }
}
