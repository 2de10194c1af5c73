package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.boxoffice.proof.readback.MemberRows;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a buyer was told is sold exists with all its tickets, and what was told to be given back is
 * given back and void: on every member, since any of them may be primary next, and in every later
 * look at the buyer's own orders.
 */
final class AcknowledgedExists implements Checker<Reading> {
  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.ACKNOWLEDGED_EXISTS);
    List<Operation> acknowledged = history.of(Op.ORDER).filter(Operation::isOk).toList();
    for (MemberRows member : reading.members()) {
      checkMember(member, acknowledged, finding);
      checkRefunds(member, history, finding);
    }
    checkLooks(history, acknowledged, finding);
    reading.unread().forEach((host, why) -> finding.unknown("%s: %s", host, why));
    if (reading.ofPrimary().isEmpty()) {
      finding.unknown("there is no primary to ask");
    }
    return finding.build();
  }

  private static void checkMember(
      MemberRows member, List<Operation> acknowledged, Finding.Builder finding) {
    Map<UUID, MemberRows.Order> orders =
        member.orders().stream()
            .collect(Collectors.toMap(MemberRows.Order::id, order -> order, (a, b) -> a));
    Map<UUID, Set<String>> tickets = new HashMap<>();
    for (MemberRows.Ticket ticket : member.tickets()) {
      tickets
          .computeIfAbsent(ticket.order(), id -> new HashSet<>())
          .add(ticket.seat() + " " + ticket.code());
    }
    for (Operation operation : acknowledged) {
      Result.Placed placed = (Result.Placed) operation.result();
      if (!orders.containsKey(placed.order())) {
        finding.broken(
            "%s: order %s was acknowledged (%s) and does not exist",
            member.host(), placed.order(), operation.trace());
        continue;
      }
      Set<String> wanted =
          placed.tickets().stream()
              .map(ticket -> ticket.seat() + " " + ticket.code())
              .collect(Collectors.toSet());
      Set<String> there = tickets.getOrDefault(placed.order(), Set.of());
      if (!there.equals(wanted)) {
        finding.broken(
            "%s: order %s was acknowledged (%s) with the tickets %s and has %s",
            member.host(), placed.order(), operation.trace(), wanted, there);
      }
    }
  }

  private static void checkRefunds(MemberRows member, History history, Finding.Builder finding) {
    Map<UUID, MemberRows.Refund> refunds =
        member.refunds().stream()
            .collect(Collectors.toMap(MemberRows.Refund::id, refund -> refund, (a, b) -> a));
    Set<String> live =
        member.tickets().stream()
            .filter(MemberRows.Ticket::isLive)
            .map(MemberRows.Ticket::code)
            .collect(Collectors.toSet());
    history
        .of(Op.REFUND)
        .filter(Operation::isOk)
        .forEach(
            operation -> {
              Result.Refunded told = (Result.Refunded) operation.result();
              MemberRows.Refund refund = refunds.get(told.refund());
              if (refund == null || refund.amount() != told.amount()) {
                finding.broken(
                    "%s: refund %s of %d was acknowledged (%s), and there is %s",
                    member.host(), told.refund(), told.amount(), operation.trace(), refund);
              }
              told.codes().stream()
                  .filter(live::contains)
                  .forEach(
                      code ->
                          finding.broken(
                              "%s: ticket %s was given back (%s) and is still valid",
                              member.host(), code, operation.trace()));
            });
    history
        .of(Op.VOID)
        .filter(Operation::isOk)
        .filter(operation -> live.contains(((Result.Voided) operation.result()).code()))
        .forEach(
            operation ->
                finding.broken(
                    "%s: ticket %s was made void (%s) and is still valid",
                    member.host(), ((Result.Voided) operation.result()).code(), operation.trace()));
  }

  /**
   * A buyer's look that began after the acknowledgement shows the order. What has to be looked for
   * is no more than what a good look shows.
   */
  private static void checkLooks(
      History history, List<Operation> acknowledged, Finding.Builder finding) {
    Map<String, List<Operation>> ordersOf =
        acknowledged.stream()
            .sorted(Comparator.comparingLong(Operation::completed))
            .collect(Collectors.groupingBy(order -> ((Request.Order) order.request()).buyer()));
    history
        .of(Op.OWN_ORDERS)
        .filter(Operation::isOk)
        .forEach(
            look -> {
              Set<UUID> seen = Set.copyOf(((Result.Orders) look.result()).orders());
              String buyer = ((Request.OwnOrders) look.request()).buyer();
              for (Operation order : ordersOf.getOrDefault(buyer, List.of())) {
                UUID id = ((Result.Placed) order.result()).order();
                if (order.completed() >= look.invoked()) {
                  break;
                }
                if (!seen.contains(id)) {
                  finding.broken(
                      "%s did not see the order %s (%s) %d ms after it was acknowledged (%s)",
                      buyer,
                      id,
                      order.trace(),
                      (look.invoked() - order.completed()) / 1_000,
                      look.trace());
                }
              }
            });
  }
}
