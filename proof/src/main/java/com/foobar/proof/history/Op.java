package com.foobar.proof.history;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of operation, with what is asked and what a good answer says. */
public enum Op {
  EVENTS("events", false, Request.Events.class, Result.Shown.class),
  EVENT("event", false, Request.Event.class, Result.Shown.class),
  SEATS("seats", false, Request.Seats.class, Result.Shown.class),
  SESSION("session", false, Request.Session.class, Result.LoggedIn.class),
  OWN_ORDERS("own-orders", false, Request.OwnOrders.class, Result.Orders.class),
  HOLD("hold", true, Request.Hold.class, Result.Held.class),
  RELEASE("release", true, Request.Release.class, Result.Done.class),
  ORDER("order", true, Request.Order.class, Result.Placed.class),
  CHECK_IN("check-in", true, Request.CheckIn.class, Result.Admitted.class);

  private final String label;
  private final boolean write;
  private final Class<? extends Request> request;
  private final Class<? extends Result> result;

  Op(
      String label,
      boolean write,
      Class<? extends Request> request,
      Class<? extends Result> result) {
    this.label = label;
    this.write = write;
    this.request = request;
    this.result = result;
  }

  @JsonValue
  public String label() {
    return label;
  }

  /** Whether it changes anything, so that it matters whether an unanswered one was done. */
  public boolean isWrite() {
    return write;
  }

  Class<? extends Request> request() {
    return request;
  }

  Class<? extends Result> result() {
    return result;
  }
}
