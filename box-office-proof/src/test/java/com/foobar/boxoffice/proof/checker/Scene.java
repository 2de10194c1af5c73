package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.boxoffice.proof.readback.MemberRows;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.boxoffice.proof.readback.Reading.ClockOffset;
import com.foobar.proof.history.Answered;
import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A small box office on three members that has sold seats correctly; tests then change what was
 * said or what is stored. Times are whole seconds.
 */
final class Scene {
  static final String ANNA = "anna@example.com";
  static final String BEN = "ben@example.com";
  static final long EVENT = 7;

  final List<Operation> operations = new ArrayList<>();
  final List<MemberRows.Ticket> tickets = new ArrayList<>();
  final List<MemberRows.Seat> seats = new ArrayList<>();
  final List<MemberRows.Order> orders = new ArrayList<>();
  final List<MemberRows.Hold> holds = new ArrayList<>();
  final List<MemberRows.Payment> payments = new ArrayList<>();
  final List<MemberRows.Refund> refunds = new ArrayList<>();
  final List<MemberRows.Journal> journals = new ArrayList<>();
  final Map<String, Long> unbalanced = new TreeMap<>();
  final List<String> prepared = new ArrayList<>();
  final Map<String, String> unread = new TreeMap<>();
  final Map<String, String> gtidsOf = new TreeMap<>();
  final Map<String, String> checksumOf = new TreeMap<>();
  final List<String> writable = new ArrayList<>(List.of("server-1"));
  String primary = "server-1";
  boolean settled = true;
  long sinceMended = 40;
  long ahead;

  static long seconds(double seconds) {
    return (long) (seconds * 1e6);
  }

  Operation done(Asked request, double from, double to, Answered result) {
    return add(request, from, to, Outcome.OK, result, null);
  }

  Operation refused(Asked request, double from, double to, String error) {
    return add(request, from, to, Outcome.FAIL, null, error);
  }

  Operation unknown(Asked request, double from, double to) {
    return add(request, from, to, Outcome.INFO, null, "timeout");
  }

  private Operation add(
      Asked request, double from, double to, Outcome outcome, Answered result, String error) {
    long process = operations.size() + 1;
    Operation operation =
        new Operation(
            process,
            request,
            seconds(from),
            outcome,
            seconds(to),
            result,
            error,
            List.of(
                new Attempt(
                    seconds(from), seconds(to - from), 200, error, "server-1", "id-" + process)));
    operations.add(operation);
    return operation;
  }

  /** The buyer holds the seats, and is told until when. */
  UUID hold(String buyer, double from, double to, double until, Long... held) {
    UUID id = UUID.randomUUID();
    done(
        Request.Hold.ofSeats(buyer, EVENT, List.of(held)),
        from,
        to,
        new Result.Held(id, List.of(held), seconds(until)));
    holds.add(new MemberRows.Hold(id, EVENT, seconds(until), null, null));
    for (Long seat : held) {
      seats.add(new MemberRows.Seat(EVENT, seat, false, id));
    }
    return id;
  }

  /** The hold becomes an order, and everything is stored that belongs to it. */
  UUID order(String buyer, UUID hold, String key, double from, double to) {
    UUID order = UUID.randomUUID();
    List<Result.Ticket> sold = new ArrayList<>();
    for (MemberRows.Seat seat : List.copyOf(seats)) {
      if (hold.equals(seat.hold())) {
        seats.remove(seat);
        seats.add(new MemberRows.Seat(EVENT, seat.seat(), true, null));
        MemberRows.Ticket ticket =
            new MemberRows.Ticket(
                UUID.randomUUID(),
                order,
                EVENT,
                seat.seat(),
                2500,
                "T" + tickets.size(),
                null,
                null);
        tickets.add(ticket);
        sold.add(new Result.Ticket(ticket.id(), ticket.seat(), ticket.code()));
      }
    }
    long total = 2500L * sold.size();
    holds.replaceAll(
        row ->
            row.id().equals(hold)
                ? new MemberRows.Hold(hold, EVENT, row.expiresAt(), null, seconds(from))
                : row);
    orders.add(new MemberRows.Order(order, buyer, key, hold, EVENT, total));
    payments.add(new MemberRows.Payment(order, "invoice", "charge of " + key, total));
    journals.add(new MemberRows.Journal(order, "ORDER", total));
    done(
        new Request.Order(buyer, hold, key, "invoice"),
        from,
        to,
        new Result.Placed(order, total, sold));
    return order;
  }

  /**
   * The buyer gives these tickets of the order back, and everything is stored that belongs to it.
   */
  UUID refund(String buyer, UUID order, String key, double from, double to, String... codes) {
    UUID refund = UUID.randomUUID();
    long amount = 2500L * codes.length;
    List.of(codes).forEach(code -> voided(code, from));
    refunds.add(new MemberRows.Refund(refund, order, key, amount));
    journals.add(new MemberRows.Journal(refund, "REFUND", -amount));
    done(
        new Request.Refund(buyer, order, List.of(codes), key),
        from,
        to,
        new Result.Refunded(refund, amount, List.of(codes)));
    return refund;
  }

  /** The ticket is void, and its seat is free. */
  void voided(String code, double at) {
    tickets.replaceAll(
        ticket ->
            ticket.code().equals(code)
                ? stamped(ticket, ticket.admittedAt(), seconds(at))
                : ticket);
    tickets.stream()
        .filter(ticket -> ticket.code().equals(code))
        .forEach(ticket -> seats.removeIf(seat -> seat.seat() == ticket.seat()));
  }

  private static MemberRows.Ticket stamped(
      MemberRows.Ticket ticket, Long admittedAt, Long voidedAt) {
    return new MemberRows.Ticket(
        ticket.id(),
        ticket.order(),
        ticket.event(),
        ticket.seat(),
        ticket.price(),
        ticket.code(),
        admittedAt,
        voidedAt);
  }

  /** Its bearer is let in, and that is stored. */
  void admit(String code, double at) {
    done(
        new Request.CheckIn(code, "East", 1L),
        at,
        at + 0.1,
        new Result.Admitted(code, seconds(at)));
    tickets.replaceAll(
        ticket ->
            ticket.code().equals(code) ? stamped(ticket, seconds(at), ticket.voidedAt()) : ticket);
  }

  History history() {
    return new History(List.copyOf(operations), List.of());
  }

  Reading reading() {
    List<MemberRows> members = new ArrayList<>();
    for (String host : List.of("server-1", "server-2", "ops")) {
      if (!unread.containsKey(host)) {
        members.add(
            new MemberRows(
                host,
                writable.contains(host),
                gtidsOf.getOrDefault(host, "group:1-100"),
                Map.of("boxoffice.ticket", checksumOf.getOrDefault(host, "4711")),
                tickets,
                seats,
                orders,
                holds,
                payments,
                refunds,
                journals,
                unbalanced,
                prepared));
      }
    }
    return new Reading(members, unread, primary, settled, sinceMended, new ClockOffset(ahead, 100));
  }

  Finding check(Checker<Reading> checker) {
    return checker.check(history(), reading());
  }
}
