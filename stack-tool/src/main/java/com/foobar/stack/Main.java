package com.foobar.stack;

import com.foobar.stack.command.StackCommand;
import com.foobar.stack.rolling.Interruption;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Started by the launcher {@code ./stack}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // Numbers in configuration files and on command lines have the digits 0 to 9, whatever the
    // caller's locale counts with.
    Locale.setDefault(Locale.ROOT);
    // The libraries introduce themselves at level INFO; the user asked us, not them.
    Logger.getLogger("").setLevel(Level.WARNING);
    int exitCode = exitCode(arguments);
    Interruption.programIsOver();
    System.exit(exitCode);
  }

  /** An Error, too, ends the command with a failure, whatever threads are still at work. */
  private static int exitCode(String... arguments) {
    try {
      return StackCommand.execute(arguments);
    } catch (Throwable e) {
      System.err.println("error: " + e);
      return 1;
    }
  }
}
