package com.foobar.boxoffice.proof.history;

import com.fasterxml.jackson.annotation.JsonValue;
import com.foobar.proof.history.Kind;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;

/** The kinds of operation, with what is asked and what a good answer says. */
public enum Op implements Kind {
  EVENTS("events", false, Request.Events.class, Result.Shown.class),
  EVENT("event", false, Request.Event.class, Result.Shown.class),
  SEATS("seats", false, Request.Seats.class, Result.Shown.class),
  SESSION("session", false, Request.Session.class, Result.LoggedIn.class) {
    @Override
    public boolean isLostLogin(Operation operation) {
      return operation.outcome() == Outcome.FAIL && "login-required".equals(operation.error());
    }
  },
  OWN_ORDERS("own-orders", false, Request.OwnOrders.class, Result.Orders.class),
  HOLD("hold", true, Request.Hold.class, Result.Held.class),
  RELEASE("release", true, Request.Release.class, Result.Done.class),
  ORDER("order", true, Request.Order.class, Result.Placed.class) {
    @Override
    public boolean isRepeatable() {
      return true;
    }
  },
  CHECK_IN("check-in", true, Request.CheckIn.class, Result.Admitted.class),
  REFUND("refund", true, Request.Refund.class, Result.Refunded.class) {
    @Override
    public boolean isRepeatable() {
      return true;
    }
  },
  VOID("void", true, Request.Void.class, Result.Voided.class);

  private final String label;
  private final boolean write;
  private final Class<? extends Request> asked;
  private final Class<? extends Result> answered;

  Op(
      String label,
      boolean write,
      Class<? extends Request> asked,
      Class<? extends Result> answered) {
    this.label = label;
    this.write = write;
    this.asked = asked;
    this.answered = answered;
  }

  @JsonValue
  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean isWrite() {
    return write;
  }

  @Override
  public Class<? extends Request> asked() {
    return asked;
  }

  @Override
  public Class<? extends Result> answered() {
    return answered;
  }
}
