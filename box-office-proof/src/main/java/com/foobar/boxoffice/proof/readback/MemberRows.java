package com.foobar.boxoffice.proof.readback;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one member holds, read from it alone. Times are microseconds since 1970 on the database's
 * clock; amounts are in the currency's minor unit.
 *
 * @param writable whether it takes writes
 * @param gtids every transaction it has executed
 * @param checksums of every table, by {@code schema.table}
 * @param unbalanced currencies in which the whole ledger does not sum to zero, with the sum
 * @param prepared XA branches in doubt, as XA RECOVER names them
 */
public record MemberRows(
    String host,
    boolean writable,
    String gtids,
    Map<String, String> checksums,
    List<Ticket> tickets,
    List<Seat> takenSeats,
    List<Order> orders,
    List<Hold> holds,
    List<Payment> payments,
    List<Refund> refunds,
    List<Journal> journals,
    Map<String, Long> unbalanced,
    List<String> prepared) {

  /**
   * @param admittedAt null when nobody was let in with it
   * @param voidedAt null while it is valid
   */
  public record Ticket(
      UUID id,
      UUID order,
      long event,
      long seat,
      long price,
      String code,
      Long admittedAt,
      Long voidedAt) {
    @JsonIgnore
    public boolean isLive() {
      return voidedAt == null;
    }
  }

  /** A seat of an event that is sold or marked as held. */
  public record Seat(long event, long seat, boolean sold, UUID hold) {}

  /** An order, with the e-mail address of its account. */
  public record Order(UUID id, String buyer, String key, UUID hold, long event, long total) {}

  /**
   * @param releasedAt null unless it ended by a release
   * @param consumedAt null unless it ended by an order
   */
  public record Hold(UUID id, long event, long expiresAt, Long releasedAt, Long consumedAt) {}

  /** A charge. */
  public record Payment(UUID order, String method, String reference, long amount) {}

  /** Tickets of an order that were given back. */
  public record Refund(UUID id, UUID order, String key, long amount) {}

  /**
   * A journal, which bears the id of the order or the refund that caused it.
   *
   * @param kind {@code ORDER} or {@code REFUND}
   * @param amount what its postings earn with tickets; less than zero when it is paid back
   */
  public record Journal(UUID id, String kind, long amount) {}
}
