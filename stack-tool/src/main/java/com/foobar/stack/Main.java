package com.foobar.stack;

import com.foobar.stack.command.StackCommand;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Started by the launcher {@code ./stack}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // The libraries introduce themselves at level INFO; the user asked us, not them.
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(StackCommand.execute(arguments));
  }
}
