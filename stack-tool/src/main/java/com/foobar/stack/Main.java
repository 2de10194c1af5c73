package com.foobar.stack;

import com.foobar.stack.command.StackCommand;

/** Started by the launcher {@code ./stack}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(StackCommand.execute(arguments));
  }
}
