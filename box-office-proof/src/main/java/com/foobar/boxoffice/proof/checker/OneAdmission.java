package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.boxoffice.proof.readback.MemberRows;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Nobody is let in twice with one ticket, nor with one that is void, and who was let in stays so;
 * and what was prepared in two databases is decided within 30 s after the fault.
 */
final class OneAdmission implements Checker<Reading> {
  /** Seconds within which recovery has to be done. */
  private static final long SETTLING = 30;

  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.ONE_ADMISSION);
    Map<String, Operation> admitted = new HashMap<>();
    history
        .of(Op.CHECK_IN)
        .filter(Operation::isOk)
        .forEach(
            checkIn -> {
              String code = ((Result.Admitted) checkIn.result()).code();
              Operation before = admitted.putIfAbsent(code, checkIn);
              if (before != null) {
                finding.broken(
                    "ticket %s was let in twice: %s and %s", code, before.trace(), checkIn.trace());
              }
            });
    checkVoided(history, admitted, finding);
    for (MemberRows member : reading.members()) {
      checkAdmissions(member, admitted, finding);
      for (String branch : member.prepared()) {
        if (reading.sinceMended() >= SETTLING) {
          finding.broken(
              "%s: a transaction is in doubt %d s after the fault was over: %s",
              member.host(), reading.sinceMended(), branch);
        } else {
          finding.unknown(
              "%s: a transaction is in doubt only %d s after the fault was over",
              member.host(), reading.sinceMended());
        }
      }
    }
    reading.unread().forEach((host, why) -> finding.unknown("%s: %s", host, why));
    return finding.build();
  }

  /** Who was told that a ticket is void before somebody was asked to let its bearer in. */
  private static void checkVoided(
      History history, Map<String, Operation> admitted, Finding.Builder finding) {
    Voided.of(history)
        .surely()
        .forEach(
            (code, voiding) -> {
              Operation checkIn = admitted.get(code);
              if (checkIn != null && voiding.completed() < checkIn.invoked()) {
                finding.broken(
                    "ticket %s was let in (%s) %d ms after it was made void (%s)",
                    code,
                    checkIn.trace(),
                    (checkIn.invoked() - voiding.completed()) / 1_000,
                    voiding.trace());
              }
            });
  }

  private static void checkAdmissions(
      MemberRows member, Map<String, Operation> admitted, Finding.Builder finding) {
    Map<String, MemberRows.Ticket> tickets =
        member.tickets().stream()
            .collect(Collectors.toMap(MemberRows.Ticket::code, ticket -> ticket, (a, b) -> a));
    for (MemberRows.Ticket ticket : member.tickets()) {
      if (ticket.admittedAt() != null
          && ticket.voidedAt() != null
          && ticket.admittedAt() > ticket.voidedAt()) {
        finding.broken(
            "%s: ticket %s was let in at %d, and was void since %d",
            member.host(), ticket.code(), ticket.admittedAt(), ticket.voidedAt());
      }
    }
    admitted.forEach(
        (code, checkIn) -> {
          MemberRows.Ticket ticket = tickets.get(code);
          long at = ((Result.Admitted) checkIn.result()).at();
          if (ticket == null || ticket.admittedAt() == null) {
            finding.broken(
                "%s: ticket %s was let in (%s), and nobody knows it any more",
                member.host(), code, checkIn.trace());
          } else if (ticket.admittedAt() != at) {
            finding.broken(
                "%s: ticket %s was let in at %d (%s), but the database says %d",
                member.host(), code, at, checkIn.trace(), ticket.admittedAt());
          }
        });
  }
}
