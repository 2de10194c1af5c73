package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.boxoffice.proof.readback.MemberRows;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A hold keeps its seats until it is given back or until the moment that the buyer was told, by the
 * database's clock; it can be bought until then and not later.
 */
final class HoldsAreKept implements Checker<Reading> {
  /** A request that began at the very end may still be in time: clocks and networks have play. */
  private static final long PLAY = 5_000;

  private record Place(long event, long seat) {}

  /**
   * A hold as its buyer knows it, on the history's clock.
   *
   * @param from when it was certainly held
   * @param to until when it was certainly held
   */
  private record Grant(Operation operation, UUID id, long from, long to) {}

  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.HOLDS_ARE_KEPT);
    long ahead = reading.clock().ahead();
    long play = PLAY + reading.clock().uncertainty();
    checkTakenOver(history, ahead, play, finding);
    checkTooLate(history, ahead, play, finding);
    reading.members().forEach(member -> checkMember(member, finding));
    reading.unread().forEach((host, why) -> finding.unknown("%s: %s", host, why));
    if (reading.ofPrimary().isEmpty()) {
      finding.unknown("there is no primary whose clock could be compared");
    }
    return finding.build();
  }

  /** Two buyers were sure at one moment that the same seat was theirs, by one hold or by two. */
  private static void checkTakenOver(
      History history, long ahead, long play, Finding.Builder finding) {
    Map<UUID, Long> givenBack = new HashMap<>();
    history
        .of(Op.RELEASE)
        .filter(release -> release.outcome() != Outcome.FAIL)
        .forEach(
            release ->
                givenBack.merge(
                    ((Request.Release) release.request()).hold(), release.invoked(), Math::min));
    GivenBackForAnother.in(history).forEach((id, time) -> givenBack.merge(id, time, Math::min));
    Map<UUID, Result.Placed> bought =
        history
            .of(Op.ORDER)
            .filter(Operation::isOk)
            .collect(
                Collectors.toMap(
                    order -> ((Request.Order) order.request()).hold(),
                    order -> (Result.Placed) order.result(),
                    (first, again) -> first));
    Voided voided = Voided.of(history);
    Map<Place, List<Grant>> grants = new HashMap<>();
    history
        .of(Op.HOLD)
        .filter(Operation::isOk)
        .forEach(
            operation -> {
              Result.Held held = (Result.Held) operation.result();
              long promised = held.until() - ahead - play;
              long unsold = Math.min(promised, givenBack.getOrDefault(held.hold(), Long.MAX_VALUE));
              Map<Long, Long> sold = sold(bought.get(held.hold()), voided);
              long event = ((Request.Hold) operation.request()).event();
              for (long seat : held.seats()) {
                long to = sold.getOrDefault(seat, sold.isEmpty() ? unsold : Long.MAX_VALUE);
                grants
                    .computeIfAbsent(new Place(event, seat), p -> new ArrayList<>())
                    .add(new Grant(operation, held.hold(), operation.completed(), to));
              }
            });
    grants.forEach((place, all) -> checkOverlaps(place, all, finding));
  }

  /** Until when each seat of an order is its buyer's; empty when there is no order. */
  private static Map<Long, Long> sold(Result.Placed order, Voided voided) {
    return order == null
        ? Map.of()
        : order.tickets().stream()
            .collect(
                Collectors.toMap(
                    Result.Ticket::seat, ticket -> voided.from(ticket.code()), Math::min));
  }

  private static void checkOverlaps(Place place, List<Grant> grants, Finding.Builder finding) {
    List<Grant> inOrder = grants.stream().sorted(Comparator.comparingLong(Grant::from)).toList();
    Grant longest = null;
    for (Grant grant : inOrder) {
      // Both were certain from the moment of the later answer, if neither had ended by then.
      if (longest != null
          && grant.from() < longest.to()
          && grant.from() < grant.to()
          && !(longest.id().equals(grant.id())
              && buyer(longest.operation()).equals(buyer(grant.operation())))) {
        finding.broken(
            "seat %d of event %d was held by %s (hold %s, %s) and %d ms later also by %s (hold %s, %s)",
            place.seat(),
            place.event(),
            buyer(longest.operation()),
            longest.id(),
            longest.operation().trace(),
            (grant.from() - longest.from()) / 1_000,
            buyer(grant.operation()),
            grant.id(),
            grant.operation().trace());
      }
      if (longest == null || grant.to() > longest.to()) {
        longest = grant;
      }
    }
  }

  /** An order that nobody had asked for until its hold was over. */
  private static void checkTooLate(
      History history, long ahead, long play, Finding.Builder finding) {
    Map<UUID, Long> until =
        history
            .of(Op.HOLD)
            .filter(Operation::isOk)
            .map(hold -> (Result.Held) hold.result())
            .collect(Collectors.toMap(Result.Held::hold, Result.Held::until, Math::max));
    Map<UUID, Long> asked =
        history
            .of(Op.ORDER)
            .collect(
                Collectors.toMap(
                    order -> ((Request.Order) order.request()).hold(),
                    Operation::invoked,
                    Math::min));
    history
        .of(Op.ORDER)
        .filter(Operation::isOk)
        .forEach(
            order -> {
              UUID hold = ((Request.Order) order.request()).hold();
              long late = asked.get(hold) + ahead - until.getOrDefault(hold, Long.MAX_VALUE);
              if (until.containsKey(hold) && late > play) {
                finding.broken(
                    "order %s (%s) was asked for %d ms after its hold %s had expired",
                    ((Result.Placed) order.result()).order(), order.trace(), late / 1_000, hold);
              }
            });
  }

  private static void checkMember(MemberRows member, Finding.Builder finding) {
    Map<UUID, MemberRows.Hold> holds =
        member.holds().stream().collect(Collectors.toMap(MemberRows.Hold::id, hold -> hold));
    for (MemberRows.Order order : member.orders()) {
      MemberRows.Hold hold = holds.get(order.hold());
      if (hold == null) {
        finding.broken("%s: order %s has no hold", member.host(), order.id());
      } else if (hold.consumedAt() == null || hold.releasedAt() != null) {
        finding.broken(
            "%s: order %s is on hold %s, which did not end by an order",
            member.host(), order.id(), hold.id());
      } else if (hold.consumedAt() >= hold.expiresAt()) {
        finding.broken(
            "%s: order %s is on hold %s, which had expired %d ms before",
            member.host(), order.id(), hold.id(), (hold.consumedAt() - hold.expiresAt()) / 1_000);
      }
    }
  }

  private static String buyer(Operation hold) {
    return ((Request.Hold) hold.request()).buyer();
  }
}
