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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Nobody who was refused has an order, and an order whose answer got lost is either there or not:
 * once anybody has seen it, it stays.
 */
final class RefusedStaysRefused implements Checker<Reading> {
  private record Wish(String buyer, UUID hold, String key) {
    static Wish of(Operation order) {
      Request.Order request = (Request.Order) order.request();
      return new Wish(request.buyer(), request.hold(), request.key());
    }
  }

  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.REFUSED_STAYS_REFUSED);
    Map<Wish, List<Operation>> wishes =
        history.of(Op.ORDER).collect(Collectors.groupingBy(Wish::of));
    Set<Wish> refused =
        wishes.entrySet().stream()
            .filter(wish -> wish.getValue().stream().allMatch(o -> o.outcome() == Outcome.FAIL))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Set<UUID> seen = new HashSet<>();
    history
        .of(Op.OWN_ORDERS)
        .filter(Operation::isOk)
        .forEach(look -> seen.addAll(((Result.Orders) look.result()).orders()));
    for (MemberRows member : reading.members()) {
      Set<UUID> there = new HashSet<>();
      for (MemberRows.Order order : member.orders()) {
        there.add(order.id());
        Wish wish = new Wish(order.buyer(), order.hold(), order.key());
        if (refused.contains(wish)) {
          finding.broken(
              "%s: order %s of %s exists, though it was refused (%s, %s)",
              member.host(),
              order.id(),
              order.buyer(),
              wishes.get(wish).get(0).error(),
              wishes.get(wish).get(0).trace());
        }
      }
      checkRefunds(history, member, finding);
      seen.stream()
          .filter(id -> !there.contains(id))
          .forEach(
              id ->
                  finding.broken(
                      "%s: order %s was seen by its buyer and is gone", member.host(), id));
    }
    if (reading.members().isEmpty()) {
      finding.unknown("no member could be read");
    }
    reading.unread().forEach((host, why) -> finding.unknown("%s: %s", host, why));
    return finding.build();
  }

  private record Return(UUID order, String key) {}

  private static void checkRefunds(History history, MemberRows member, Finding.Builder finding) {
    Map<Return, List<Operation>> wishes =
        history
            .of(Op.REFUND)
            .collect(
                Collectors.groupingBy(
                    refund -> {
                      Request.Refund request = (Request.Refund) refund.request();
                      return new Return(request.order(), request.key());
                    }));
    for (MemberRows.Refund refund : member.refunds()) {
      List<Operation> asked = wishes.get(new Return(refund.order(), refund.key()));
      if (asked != null && asked.stream().allMatch(o -> o.outcome() == Outcome.FAIL)) {
        finding.broken(
            "%s: refund %s exists, though it was refused (%s, %s)",
            member.host(), refund.id(), asked.get(0).error(), asked.get(0).trace());
      }
    }
  }
}
