package com.foobar.boxoffice.order;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.hold.Hold;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Seats sold to an account, with a ticket for each. Once placed, it does not change. When that was,
 * the moment in which its hold was consumed, is the database's to say and not mapped here.
 */
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

  @OneToMany(mappedBy = "order")
  private List<Ticket> tickets = new ArrayList<>();

  protected Order() {}

  /** An order for all seats of a hold. */
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

  String number() {
    return number;
  }

  long accountId() {
    return accountId;
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  byte[] requestFingerprint() {
    return requestFingerprint.clone();
  }

  UUID holdId() {
    return holdId;
  }

  long eventId() {
    return eventId;
  }

  Money total() {
    return new Money(totalMinor, currency);
  }

  List<Ticket> tickets() {
    return List.copyOf(tickets);
  }
}
