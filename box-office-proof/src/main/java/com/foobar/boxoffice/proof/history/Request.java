package com.foobar.boxoffice.proof.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.foobar.proof.history.Asked;
import java.util.List;
import java.util.UUID;

/** What somebody wants of the box office, as the history keeps it. Buyers are named by e-mail. */
public sealed interface Request extends Asked {

  @Override
  Op op();

  /** Looks at a page of the catalogue. */
  record Events(int page) implements Request {
    @Override
    public Op op() {
      return Op.EVENTS;
    }
  }

  /** Looks at an event. */
  record Event(long event) implements Request {
    @Override
    public Op op() {
      return Op.EVENT;
    }
  }

  /** Looks at the seats of an event. */
  record Seats(long event) implements Request {
    @Override
    public Op op() {
      return Op.SEATS;
    }
  }

  /** Asks whether the login still stands. */
  record Session(String buyer) implements Request {
    @Override
    public Op op() {
      return Op.SESSION;
    }
  }

  /** Reads all of the buyer's orders. */
  record OwnOrders(String buyer) implements Request {
    @Override
    public Op op() {
      return Op.OWN_ORDERS;
    }
  }

  /** Wants either these seats, or so many of the best ones of a category. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Hold(String buyer, long event, List<Long> seats, Long category, Integer quantity)
      implements Request {

    public static Hold ofSeats(String buyer, long event, List<Long> seats) {
      return new Hold(buyer, event, seats, null, null);
    }

    public static Hold best(String buyer, long event, long category, int quantity) {
      return new Hold(buyer, event, null, category, quantity);
    }

    @Override
    public Op op() {
      return Op.HOLD;
    }
  }

  /** Gives held seats back. */
  record Release(String buyer, UUID hold) implements Request {
    @Override
    public Op op() {
      return Op.RELEASE;
    }
  }

  /**
   * Buys what is held.
   *
   * @param key the Idempotency-Key
   */
  record Order(String buyer, UUID hold, String key, String method) implements Request {
    @Override
    public Op op() {
      return Op.ORDER;
    }
  }

  /**
   * Shows a ticket at the door.
   *
   * @param event what the door admits to; null for all that is on about now
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CheckIn(String code, String door, Long event) implements Request {
    @Override
    public Op op() {
      return Op.CHECK_IN;
    }
  }

  /**
   * Gives tickets of an order back for their price.
   *
   * @param codes of the tickets, which are void then
   * @param key the Idempotency-Key
   */
  record Refund(String buyer, UUID order, List<String> codes, String key) implements Request {
    @Override
    public Op op() {
      return Op.REFUND;
    }
  }

  /** The organiser makes a ticket void; nothing is paid back. */
  record Void(String code) implements Request {
    @Override
    public Op op() {
      return Op.VOID;
    }
  }
}
