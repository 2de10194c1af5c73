package com.foobar.boxoffice.web.order;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.order.OrderView;
import com.foobar.boxoffice.order.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order with its tickets. */
public record OrderResponse(
    UUID id,
    String number,
    Instant placedAt,
    long eventId,
    String event,
    Instant startsAt,
    String zone,
    String venue,
    String paymentMethod,
    Money total,
    List<Ticket> tickets) {

  /** A ticket; the door admits whoever shows its code first. */
  public record Ticket(UUID id, long seatId, String section, String row, int number, String code) {

    static Ticket from(TicketView ticket) {
      return new Ticket(
          ticket.id(),
          ticket.seatId(),
          ticket.section(),
          ticket.row(),
          ticket.number(),
          ticket.code());
    }
  }

  public static OrderResponse from(OrderView order) {
    return new OrderResponse(
        order.id(),
        order.number(),
        order.placedAt(),
        order.eventId(),
        order.event(),
        order.startsAt(),
        order.zone(),
        order.venue(),
        order.paymentMethod(),
        order.total(),
        order.tickets().stream().map(Ticket::from).toList());
  }
}
