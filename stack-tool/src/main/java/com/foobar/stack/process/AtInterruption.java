package com.foobar.stack.process;

/** What is done when the program is ended, by Ctrl-C say, before this is closed. */
public final class AtInterruption implements AutoCloseable {
  private final Thread hook;

  /**
   * @param name of the thread that does it
   */
  public AtInterruption(String name, Runnable work) {
    hook = new Thread(work, name);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** It has come to an end by itself. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is being done.
    }
  }
}
