package com.foobar.stack.command;

import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.state.StateLock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Changes(Changes.What.MEMBERS)
@Command(name = "switchover", description = "Makes another member the primary, as planned work.")
final class Switchover implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Parameters(paramLabel = "HOST")
  private String host;

  @Override
  public Integer call() {
    stack.requireState();
    try (StateLock lock = stack.lock("./stack switchover " + host)) {
      new Group(stack.context()).switchover(Target.host(stack.inventory(), host));
    }
    return 0;
  }
}
