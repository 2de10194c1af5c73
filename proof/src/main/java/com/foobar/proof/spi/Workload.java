package com.foobar.proof.spi;

import com.foobar.proof.history.Asked;
import com.foobar.stack.StackException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What is asked of an application while it is broken. */
public interface Workload {
  /**
   * Makes ready those who will come; the progress tells the user of it.
   *
   * @throws StackException when they cannot come: nobody can log in, nothing is on sale
   */
  void prepare();

  /** Who comes; after {@link #prepare}. */
  Crowd crowd();

  /** Whom they ask; after {@link #prepare}. */
  Sender site();

  /** Called every few seconds while they come: somebody looks at what there is now. */
  default void lookAgain() {}

  /**
   * The load of a round is over: who was logged out logs in again, as a power cut takes all
   * sessions.
   *
   * @throws StackException when somebody cannot
   */
  default void comeBack() {}

  /**
   * After that, and before everything is read back: what visitors themselves should see now.
   *
   * @param ask sends a request and writes it into the history
   */
  default void lookBack(Function<Asked, CompletableFuture<Answer>> ask) {}
}
