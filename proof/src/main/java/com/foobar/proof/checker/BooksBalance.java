package com.foobar.proof.checker;

import com.foobar.proof.history.History;
import com.foobar.proof.readback.MemberRows;
import com.foobar.proof.readback.Reading;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Both databases tell the same story: every order has its journal, and every journal its order. */
final class BooksBalance implements Checker {
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
    // The journal's id is the order's and its primary key, so that there cannot be two.
    Map<UUID, MemberRows.Journal> journals =
        member.journals().stream()
            .filter(journal -> journal.kind().equals("ORDER"))
            .collect(Collectors.toMap(MemberRows.Journal::id, journal -> journal));
    for (MemberRows.Order order : member.orders()) {
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
  }
}
