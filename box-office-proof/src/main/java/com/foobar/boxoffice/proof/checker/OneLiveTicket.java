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

/**
 * At most one live ticket for a seat of an event, on every member and among what buyers were told;
 * and a seat is sold exactly when it has one.
 */
final class OneLiveTicket implements Checker<Reading> {
  private record Place(long event, long seat) {
    @Override
    public String toString() {
      return "seat %d of event %d".formatted(seat, event);
    }
  }

  @Override
  public Finding check(History history, Reading reading) {
    Finding.Builder finding = new Finding.Builder(Invariant.ONE_LIVE_TICKET);
    reading.members().forEach(member -> checkMember(member, finding));
    checkAcknowledged(history, finding);
    reading.unread().forEach((host, why) -> finding.unknown("%s: %s", host, why));
    return finding.build();
  }

  private static void checkMember(MemberRows member, Finding.Builder finding) {
    Map<Place, MemberRows.Ticket> live = new HashMap<>();
    for (MemberRows.Ticket ticket : member.tickets()) {
      Place place = new Place(ticket.event(), ticket.seat());
      MemberRows.Ticket other = ticket.isLive() ? live.putIfAbsent(place, ticket) : null;
      if (other != null) {
        finding.broken(
            "%s: %s has the live tickets %s (order %s) and %s (order %s)",
            member.host(), place, other.code(), other.order(), ticket.code(), ticket.order());
      }
    }
    Set<Place> sold = new HashSet<>();
    for (MemberRows.Seat seat : member.takenSeats()) {
      Place place = new Place(seat.event(), seat.seat());
      if (seat.sold() && sold.add(place) && !live.containsKey(place)) {
        finding.broken("%s: %s is sold, but there is no live ticket", member.host(), place);
      }
    }
    live.forEach(
        (place, ticket) -> {
          if (!sold.contains(place)) {
            finding.broken(
                "%s: %s has the live ticket %s (order %s) and can be sold again",
                member.host(), place, ticket.code(), ticket.order());
          }
        });
  }

  /**
   * What buyers were told does not depend on what can be read afterwards. A seat may be sold again
   * from when its ticket may have become void.
   */
  private static void checkAcknowledged(History history, Finding.Builder finding) {
    Map<UUID, Long> eventOfHold = new HashMap<>();
    history
        .of(Op.HOLD)
        .filter(Operation::isOk)
        .forEach(
            hold ->
                eventOfHold.put(
                    ((Result.Held) hold.result()).hold(), ((Request.Hold) hold.request()).event()));
    Voided voided = Voided.of(history);
    Map<Place, Sold> owners = new HashMap<>();
    history
        .of(Op.ORDER)
        .filter(Operation::isOk)
        .sorted(Comparator.comparingLong(Operation::completed))
        .forEach(
            order -> {
              Long event = eventOfHold.get(((Request.Order) order.request()).hold());
              Result.Placed placed = (Result.Placed) order.result();
              for (Result.Ticket ticket :
                  event == null ? List.<Result.Ticket>of() : placed.tickets()) {
                Place place = new Place(event, ticket.seat());
                Sold now = new Sold(order, placed.order(), ticket.code());
                Sold before = owners.put(place, now);
                if (before != null
                    && !before.id().equals(now.id())
                    && voided.from(before.code()) > order.completed()) {
                  finding.broken(
                      "%s was sold to two buyers: %s and %s",
                      place, before.order().trace(), order.trace());
                }
              }
            });
  }

  private record Sold(Operation order, UUID id, String code) {}
}
