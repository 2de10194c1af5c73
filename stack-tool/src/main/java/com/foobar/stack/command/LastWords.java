package com.foobar.stack.command;

import com.foobar.stack.progress.Progress;

/** What is said when the program is ended, by Ctrl-C say, before it has done what it was to do. */
final class LastWords implements AutoCloseable {
  private final Thread hook;

  LastWords(Progress progress, String words) {
    hook = new Thread(() -> progress.report("interrupted", words), "last words");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** It has come to an end by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // They are being said.
    }
  }
}
