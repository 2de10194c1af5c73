package com.foobar.proof.checker;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Op;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.history.Request;
import com.foobar.proof.history.Result;
import com.foobar.proof.readback.MemberRows;
import com.foobar.proof.readback.Reading;
import java.util.ArrayList;
import java.util.Collections;
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
final class HoldsAreKept implements Checker {
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

  /** Two buyers were sure at one moment that the same seat was theirs. */
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
    givenBackForAnother(history, givenBack);
    Map<UUID, Long> bought =
        history
            .of(Op.ORDER)
            .filter(Operation::isOk)
            .collect(
                Collectors.toMap(
                    order -> ((Request.Order) order.request()).hold(),
                    Operation::completed,
                    Math::min));
    Map<Place, List<Grant>> grants = new HashMap<>();
    history
        .of(Op.HOLD)
        .filter(Operation::isOk)
        .forEach(
            operation -> {
              Result.Held held = (Result.Held) operation.result();
              long promised = held.until() - ahead - play;
              long to =
                  bought.containsKey(held.hold())
                      ? Long.MAX_VALUE
                      : Math.min(promised, givenBack.getOrDefault(held.hold(), Long.MAX_VALUE));
              Grant grant = new Grant(operation, held.hold(), operation.completed(), to);
              long event = ((Request.Hold) operation.request()).event();
              held.seats()
                  .forEach(
                      seat ->
                          grants
                              .computeIfAbsent(new Place(event, seat), p -> new ArrayList<>())
                              .add(grant));
            });
    grants.forEach((place, all) -> checkOverlaps(place, all, finding));
  }

  private static void checkOverlaps(Place place, List<Grant> grants, Finding.Builder finding) {
    List<Grant> inOrder = grants.stream().sorted(Comparator.comparingLong(Grant::from)).toList();
    Grant longest = null;
    for (Grant grant : inOrder) {
      // Both were certain from the moment of the later answer, if neither had ended by then.
      if (longest != null
          && grant.from() < longest.to()
          && grant.from() < grant.to()
          && !longest.id().equals(grant.id())) {
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

  /**
   * Who names seats of which some are in an own hold gives that hold back, with all of its seats,
   * for the new one. When two were asked for at once, either may have taken the other's place.
   */
  private static void givenBackForAnother(History history, Map<UUID, Long> givenBack) {
    Map<String, List<Operation>> wishes =
        history
            .of(Op.HOLD)
            .filter(hold -> hold.outcome() != Outcome.FAIL)
            .collect(Collectors.groupingBy(HoldsAreKept::buyer));
    wishes
        .values()
        .forEach(
            ofBuyer ->
                ofBuyer.stream()
                    .filter(Operation::isOk)
                    .forEach(hold -> givenBackForAnother(hold, ofBuyer, givenBack)));
  }

  private static void givenBackForAnother(
      Operation hold, List<Operation> ofBuyer, Map<UUID, Long> givenBack) {
    Result.Held held = (Result.Held) hold.result();
    Request.Hold wish = (Request.Hold) hold.request();
    for (Operation other : ofBuyer) {
      Request.Hold another = (Request.Hold) other.request();
      boolean sameHold = other.isOk() && ((Result.Held) other.result()).hold().equals(held.hold());
      boolean before = other.isOk() && other.completed() < hold.invoked();
      if (!sameHold
          && !before
          && another.event() == wish.event()
          && another.seats() != null
          && !Collections.disjoint(another.seats(), held.seats())) {
        givenBack.merge(held.hold(), other.invoked(), Math::min);
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
