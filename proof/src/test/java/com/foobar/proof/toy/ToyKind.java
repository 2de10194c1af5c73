package com.foobar.proof.toy;

import com.foobar.proof.history.Answered;
import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Kind;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;

/** What is asked of an application that there is only in tests. */
public enum ToyKind implements Kind {
  LOOK("look", Look.class),
  TAKE("take", Take.class);

  private final String label;
  private final Class<? extends Asked> asked;

  ToyKind(String label, Class<? extends Asked> asked) {
    this.label = label;
    this.asked = asked;
  }

  /** Reads. */
  public record Look(String who) implements Asked {
    @Override
    public ToyKind op() {
      return LOOK;
    }
  }

  /** Writes, and may not be repeated. */
  public record Take(String who) implements Asked {
    @Override
    public ToyKind op() {
      return TAKE;
    }
  }

  /** That it was done. */
  public record Done(int things) implements Answered {}

  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean isWrite() {
    return this == TAKE;
  }

  @Override
  public boolean isLostLogin(Operation operation) {
    return operation.outcome() == Outcome.FAIL && "who are you".equals(operation.error());
  }

  @Override
  public Class<? extends Asked> asked() {
    return asked;
  }

  @Override
  public Class<? extends Answered> answered() {
    return Done.class;
  }
}
