package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.fingerprint.Fingerprint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Seats kept for one buyer until a moment on the database's clock. How it ends, by an order, a
 * release or by running out, is decided by conditional statements and never by writing this entity
 * back.
 */
@Entity
public class Hold {

  @Id private UUID id;

  private long eventId;
  private long totalMinor;
  private String currency;
  private Instant expiresAt;

  /** {@link Holder#id}; null in holds from before they belonged to somebody. */
  private UUID holder;

  private UUID address;
  private int seatCount;
  private String idempotencyKey;
  private byte[] requestFingerprint;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "hold_seat", joinColumns = @JoinColumn(name = "hold_id"))
  private Set<HeldSeat> seats = new HashSet<>();

  protected Hold() {}

  /**
   * @throws IllegalArgumentException for no seats or more than {@link Holds#MAX_SEATS}
   */
  Hold(
      UUID id,
      long eventId,
      List<HeldSeat> seats,
      String currency,
      Instant expiresAt,
      Claim claim) {
    if (seats.isEmpty() || seats.size() > Holds.MAX_SEATS) {
      throw new IllegalArgumentException("A hold has 1 to %d seats".formatted(Holds.MAX_SEATS));
    }
    this.id = Objects.requireNonNull(id);
    this.eventId = eventId;
    this.currency = Objects.requireNonNull(currency);
    this.expiresAt = Objects.requireNonNull(expiresAt);
    this.holder = claim.holder();
    this.address = claim.address();
    this.idempotencyKey = claim.key();
    this.requestFingerprint = claim.request().bytes();
    this.seatCount = seats.size();
    this.seats.addAll(seats);
    this.totalMinor =
        seats.stream()
            .map(seat -> seat.price(currency))
            .reduce(Money::plus)
            .orElseThrow()
            .amountMinor();
  }

  public UUID id() {
    return id;
  }

  public long eventId() {
    return eventId;
  }

  public Money total() {
    return new Money(totalMinor, currency);
  }

  /** The seats in the order of their ids, which is the order in which locks are taken. */
  public List<HeldSeat> seats() {
    return seats.stream().sorted(Comparator.comparingLong(HeldSeat::seatId)).toList();
  }

  public List<Long> seatIds() {
    return seats().stream().map(HeldSeat::seatId).toList();
  }

  /** Whether it is this one's: others may not know of it. */
  public boolean belongsTo(Holder somebody) {
    return holder == null || somebody.ids().contains(holder);
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /**
   * Makes sure that a later request with the hold's key is a repetition of the one that made it.
   *
   * @throws BoxOfficeException IDEMPOTENCY_KEY_REUSED when it is another one
   */
  void requireSameRequest(Fingerprint request) {
    if (!request.matches(requestFingerprint)) {
      throw new BoxOfficeException(
          Problem.IDEMPOTENCY_KEY_REUSED, "This idempotency key belongs to another request.");
    }
  }

  HoldReceipt receipt() {
    return new HoldReceipt(id, eventId, seatIds(), expiresAt, total());
  }
}
