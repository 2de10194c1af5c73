package com.foobar.proof.checker;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Op;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Request;
import com.foobar.proof.history.Result;
import com.foobar.proof.readback.MemberRows;
import com.foobar.proof.readback.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a buyer was told is sold exists with all its tickets: on every member, since any of them may
 * be primary next, and in every later look at the buyer's own orders.
 */
final class AcknowledgedExists implements Checker {
  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.ACKNOWLEDGED_EXISTS);
    List<Operation> acknowledged = history.of(Op.ORDER).filter(Operation::isOk).toList();
    for (MemberRows member : reading.members()) {
      checkMember(member, acknowledged, finding);
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

  /** A buyer's look that began after the acknowledgement shows the order. */
  private static void checkLooks(
      History history, List<Operation> acknowledged, Finding.Builder finding) {
    Map<String, List<Operation>> ordersOf =
        acknowledged.stream()
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
                if (order.completed() < look.invoked() && !seen.contains(id)) {
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
