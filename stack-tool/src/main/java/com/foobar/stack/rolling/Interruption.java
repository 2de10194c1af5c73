package com.foobar.stack.rolling;

import com.foobar.stack.StackException;
import com.foobar.stack.progress.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM or the end of the terminal while servers are being changed. Java would end at
 * once and leave a server out of traffic; this holds the end back until every server is where it
 * was. It interrupts the thread that changes them, once, and never the one that undoes it.
 */
public final class Interruption implements AutoCloseable {
  /** For the last words, when everything is in order again. */
  private static final long LAST_WORDS_SECONDS = 3;

  /** An undoing that has not come to an end by then never will. */
  private static final long LONGEST_UNDOING_MINUTES = 15;

  private static final CountDownLatch PROGRAM = new CountDownLatch(1);

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch work = new CountDownLatch(1);
  private final Progress progress;
  private final Thread hook = new Thread(this::holdBack, "interruption");
  private boolean interruptible = true;
  private boolean requested;

  private Interruption(Progress progress) {
    this.progress = progress;
  }

  /** From now on, until it is closed, an end of the program is held back. */
  static Interruption heldBack(Progress progress) {
    Interruption interruption = new Interruption(progress);
    try {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
    } catch (IllegalStateException e) {
      // It is ending already.
      interruption.requested = true;
    }
    return interruption;
  }

  /** The program has said its last words. */
  public static void programIsOver() {
    PROGRAM.countDown();
  }

  /**
   * @throws StackException when somebody wants it to end
   */
  synchronized void check() {
    if (requested && interruptible) {
      throw new StackException("interrupted");
    }
  }

  /** Whether somebody wants it to end. */
  synchronized boolean isRequested() {
    return requested;
  }

  /** What comes now is brought to its end. */
  synchronized void noMore() {
    interruptible = false;
    // What was interrupted may have been over just before it noticed.
    Thread.interrupted();
  }

  private void holdBack() {
    synchronized (this) {
      requested = true;
      if (interruptible) {
        worker.interrupt();
      }
    }
    progress.report("interrupted", "every server is put back first; this may take a while");
    try {
      if (work.await(LONGEST_UNDOING_MINUTES, TimeUnit.MINUTES)) {
        PROGRAM.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    noMore();
    work.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is what the program's end waits for.
    }
  }
}
