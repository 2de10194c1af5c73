package com.foobar.stack.command;

import com.foobar.stack.lifecycle.ShutDown;
import com.foobar.stack.progress.Progress;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.StateLock;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Changes(Changes.What.ALL_HOSTS)
@Command(name = "down", description = "Stops everything, the public side first, the primary last.")
final class Down implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Option(
      names = "--purge",
      description = "Delete all data, passwords and logs as well; only the history stays.")
  private boolean purge;

  @Override
  public Integer call() throws IOException {
    if (!stack.layout().isMade()) {
      return 0;
    }
    try (StateLock lock = stack.lock("./stack down")) {
      new ShutDown(stack.contextToStop(), stack.processes(), Progress.toUser()).run();
      if (purge) {
        FileTree.deleteAllBut(stack.layout().history());
      }
    }
    return 0;
  }
}
