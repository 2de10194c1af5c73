package com.foobar.boxoffice.order;

import com.foobar.boxoffice.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;

/**
 * The right to one seat at one event. At most one is live for a seat: the schema sees to it.
 * Whether it was admitted is decided by a conditional statement and is not mapped here.
 */
@Entity
public class Ticket {

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "order_id")
  private Order order;

  private long eventId;
  private long seatId;
  private long priceMinor;
  private String code;

  protected Ticket() {}

  Ticket(Order order, long eventId, long seatId, Money price) {
    this.id = UUID.randomUUID();
    this.order = order;
    this.eventId = eventId;
    this.seatId = seatId;
    this.priceMinor = price.amountMinor();
    this.code = RandomCode.ofTicket();
  }

  UUID id() {
    return id;
  }

  long seatId() {
    return seatId;
  }

  long priceMinor() {
    return priceMinor;
  }

  String code() {
    return code;
  }
}
