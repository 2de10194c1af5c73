package com.foobar.proof.nemesis;

/**
 * One thing that is done to the system; its text is how it is asked for.
 *
 * @param target {@code HOST}, {@code HOST/SERVICE}, {@code primary}, {@code secondary} or {@code
 *     all}; empty for what needs none
 */
record Strike(Action action, String target) {
  /** What can be done. */
  enum Action {
    /** SIGKILL. */
    KILL,
    /** SIGSTOP, until the mending. */
    PAUSE,
    /** A graceful end and a new start. */
    RESTART,
    /** A planned change of the primary. */
    SWITCHOVER,
    /** A rolling deployment of another build of what is deployed. */
    DEPLOY,
    /** Nothing: how it is without a fault. */
    NONE;

    boolean needsTarget() {
      return this == KILL || this == PAUSE || this == RESTART;
    }

    /** Whether it leaves something that has to be mended, after a while. */
    boolean isFailure() {
      return this == KILL || this == PAUSE;
    }
  }

  boolean isNone() {
    return action == Action.NONE;
  }

  @Override
  public String toString() {
    String name = action.name().toLowerCase(java.util.Locale.ROOT);
    return target.isEmpty() ? name : name + ":" + target;
  }
}
