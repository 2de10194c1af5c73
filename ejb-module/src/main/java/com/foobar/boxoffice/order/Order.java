package com.foobar.boxoffice.order;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.hold.Hold;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Seats sold to an account, with a ticket for each. Once placed, it does not change. */
@Entity
@Table(name = "orders")
public class Order {

  @Id private UUID id;

  private String number;
  private long accountId;
  private String idempotencyKey;
  private byte[] requestFingerprint;
  private UUID holdId;
  private long eventId;
  private long totalMinor;
  private String currency;
  private Instant placedAt;

  @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
  private List<Ticket> tickets = new ArrayList<>();

  protected Order() {}

  /**
   * An order for all seats of a hold.
   *
   * @param hold already consumed; the order is placed at that moment
   */
  Order(UUID id, long accountId, String idempotencyKey, Requested request, Hold hold) {
    this.id = Objects.requireNonNull(id);
    this.number = RandomCode.ofOrder();
    this.accountId = accountId;
    this.idempotencyKey = Objects.requireNonNull(idempotencyKey);
    this.requestFingerprint = request.now().bytes();
    this.holdId = hold.id();
    this.eventId = hold.eventId();
    this.totalMinor = hold.total().amountMinor();
    this.currency = hold.total().currency();
    this.placedAt =
        hold.consumedAt()
            .orElseThrow(() -> new IllegalArgumentException("Only a consumed hold is sold"));
    hold.seats()
        .forEach(
            seat -> tickets.add(new Ticket(this, eventId, seat.seatId(), seat.price(currency))));
  }

  /**
   * Makes sure that a later request with the order's key is a repetition of the one that placed it.
   *
   * @throws BoxOfficeException IDEMPOTENCY_KEY_REUSED when it is another one
   */
  void requireSameRequest(Requested request) {
    if (!request.matches(requestFingerprint)) {
      throw new BoxOfficeException(
          Problem.IDEMPOTENCY_KEY_REUSED, "This idempotency key belongs to another request.");
    }
  }

  UUID id() {
    return id;
  }

  Money total() {
    return new Money(totalMinor, currency);
  }

  List<Ticket> tickets() {
    return List.copyOf(tickets);
  }
}
