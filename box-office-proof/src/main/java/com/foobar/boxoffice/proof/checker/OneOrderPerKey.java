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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** However often a purchase is sent, there is one order and one charge for it. */
final class OneOrderPerKey implements Checker<Reading> {
  /**
   * @param whose a buyer's, or of refunds an order's
   */
  private record Key(String whose, String key) {}

  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.ONE_ORDER_PER_KEY);
    checkAnswers(history, finding);
    reading.members().forEach(member -> checkMember(member, finding));
    reading.unread().forEach((host, why) -> finding.unknown("%s: %s", host, why));
    return finding.build();
  }

  private static void checkAnswers(History history, Finding.Builder finding) {
    Map<Key, Operation> first = new HashMap<>();
    history
        .of(Op.ORDER)
        .filter(Operation::isOk)
        .forEach(
            order -> {
              Request.Order request = (Request.Order) order.request();
              Operation before = first.putIfAbsent(new Key(request.buyer(), request.key()), order);
              if (before == null) {
                return;
              }
              if (!((Request.Order) before.request()).equals(request)) {
                finding.broken(
                    "key %s of %s was taken for two different purchases: %s and %s",
                    request.key(), request.buyer(), before.trace(), order.trace());
              } else if (!((Result.Placed) before.result()).equals(order.result())) {
                finding.broken(
                    "key %s of %s was answered with %s (%s) and with %s (%s)",
                    request.key(),
                    request.buyer(),
                    before.result(),
                    before.trace(),
                    order.result(),
                    order.trace());
              }
            });
  }

  private static void checkMember(MemberRows member, Finding.Builder finding) {
    Map<Key, UUID> orders = new HashMap<>();
    Set<UUID> unpaid = new HashSet<>();
    for (MemberRows.Order order : member.orders()) {
      unpaid.add(order.id());
      UUID other = orders.putIfAbsent(new Key(order.buyer(), order.key()), order.id());
      if (other != null) {
        finding.broken(
            "%s: key %s of %s has the orders %s and %s",
            member.host(), order.key(), order.buyer(), other, order.id());
      }
    }
    Map<String, UUID> charges = new HashMap<>();
    for (MemberRows.Payment payment : member.payments()) {
      UUID other =
          charges.putIfAbsent(payment.method() + " " + payment.reference(), payment.order());
      if (other != null) {
        finding.broken(
            "%s: the charge %s pays for the orders %s and %s",
            member.host(), payment.reference(), other, payment.order());
      }
      if (!unpaid.remove(payment.order())) {
        finding.broken(
            "%s: order %s does not exist or is paid twice", member.host(), payment.order());
      }
    }
    Map<Key, UUID> refunds = new HashMap<>();
    for (MemberRows.Refund refund : member.refunds()) {
      UUID other =
          refunds.putIfAbsent(new Key(refund.order().toString(), refund.key()), refund.id());
      if (other != null) {
        finding.broken(
            "%s: key %s of order %s has the refunds %s and %s",
            member.host(), refund.key(), refund.order(), other, refund.id());
      }
    }
    unpaid.forEach(id -> finding.broken("%s: order %s has no payment", member.host(), id));
  }
}
