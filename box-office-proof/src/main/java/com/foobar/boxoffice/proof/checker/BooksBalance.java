package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.readback.MemberRows;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.proof.history.History;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Both databases tell the same story: every order has its journal, every refund its reversal, and
 * none of these is there without its cause.
 */
final class BooksBalance implements Checker<Reading> {
  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.BOOKS_BALANCE);
    reading.members().forEach(member -> checkMember(member, finding));
    reading.unread().forEach((host, why) -> finding.unknown("%s: %s", host, why));
    if (reading.members().isEmpty()) {
      finding.unknown("no member could be read");
    }
    return finding.build();
  }

  private static void checkMember(MemberRows member, Finding.Builder finding) {
    member
        .unbalanced()
        .forEach(
            (currency, sum) ->
                finding.broken(
                    "%s: the ledger sums to %d in %s (minor unit)", member.host(), sum, currency));
    // A journal's id is its order's or refund's and its primary key, so that there cannot be two.
    Map<UUID, MemberRows.Journal> journals = journals(member, "ORDER");
    Map<UUID, Long> paid = new HashMap<>();
    for (MemberRows.Order order : member.orders()) {
      paid.put(order.id(), order.total());
      MemberRows.Journal journal = journals.remove(order.id());
      if (journal == null) {
        finding.broken("%s: order %s has no journal", member.host(), order.id());
      } else if (journal.amount() != order.total()) {
        finding.broken(
            "%s: order %s costs %d and its journal moves %d",
            member.host(), order.id(), order.total(), journal.amount());
      }
    }
    journals
        .keySet()
        .forEach(id -> finding.broken("%s: journal %s has no order", member.host(), id));
    checkRefunds(member, paid, finding);
  }

  private static void checkRefunds(
      MemberRows member, Map<UUID, Long> paid, Finding.Builder finding) {
    Map<UUID, MemberRows.Journal> reversals = journals(member, "REFUND");
    for (MemberRows.Refund refund : member.refunds()) {
      MemberRows.Journal reversal = reversals.remove(refund.id());
      if (reversal == null) {
        finding.broken(
            "%s: refund %s of order %s has no reversal",
            member.host(), refund.id(), refund.order());
      } else if (reversal.amount() != -refund.amount()) {
        finding.broken(
            "%s: refund %s pays %d back and its reversal moves %d",
            member.host(), refund.id(), refund.amount(), reversal.amount());
      }
      Long left = paid.computeIfPresent(refund.order(), (order, money) -> money - refund.amount());
      if (left == null) {
        finding.broken(
            "%s: refund %s is of order %s, which is not there",
            member.host(), refund.id(), refund.order());
      } else if (left < 0) {
        finding.broken(
            "%s: of order %s more was paid back than it cost", member.host(), refund.order());
      }
    }
    reversals
        .keySet()
        .forEach(id -> finding.broken("%s: reversal %s has no refund", member.host(), id));
  }

  private static Map<UUID, MemberRows.Journal> journals(MemberRows member, String kind) {
    return member.journals().stream()
        .filter(journal -> journal.kind().equals(kind))
        .collect(Collectors.toMap(MemberRows.Journal::id, journal -> journal));
  }
}
