package com.foobar.boxoffice.proof.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.boxoffice.proof.readback.MemberRows;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.boxoffice.proof.readback.Reading.ClockOffset;
import com.foobar.proof.history.Answered;
import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Attempt;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.spi.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A history of a million events, half of them beginnings and half ends: the checkers have to be
 * done in a time that grows no faster than it does. Comparing each hold with each of the same buyer
 * would be fourteen billion comparisons here.
 */
class LongHistoryTest {
  private static final int EVENTS = 1_000_000;

  /** Some thirty times what it takes on an idle machine. */
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  /** So few, so that each holds very often. */
  private static final int REGULARS = 2;

  private static final int ORDERS_OF_EACH_BUYER = 20;

  private final List<Operation> operations = new ArrayList<>(EVENTS / 2);
  private final List<MemberRows.Ticket> tickets = new ArrayList<>();
  private final List<MemberRows.Seat> seats = new ArrayList<>();
  private final List<MemberRows.Order> orders = new ArrayList<>();
  private final List<MemberRows.Hold> holds = new ArrayList<>();
  private final List<MemberRows.Payment> payments = new ArrayList<>();
  private final List<MemberRows.Journal> journals = new ArrayList<>();
  private final List<UUID> own = new ArrayList<>();
  private long now = 1_000_000;
  private long numbers;

  private UUID id() {
    return new UUID(4711, ++numbers);
  }

  private void done(Asked request, Answered result) {
    long process = operations.size() + 1L;
    now += 100;
    operations.add(
        new Operation(
            process,
            request,
            now,
            Outcome.OK,
            now + 90,
            result,
            null,
            List.of(new Attempt(now, 90, 200, null, "server-1", "r" + process))));
  }

  private UUID hold(String buyer, long event, long seat) {
    UUID hold = id();
    done(
        Request.Hold.ofSeats(buyer, event, List.of(seat)),
        new Result.Held(hold, List.of(seat), now + 600_000_000));
    return hold;
  }

  private void buyAndLook(int number) {
    String buyer = "buyer-" + number / ORDERS_OF_EACH_BUYER;
    long event = 2;
    UUID hold = hold(buyer, event, number);
    UUID order = id();
    Result.Ticket ticket = new Result.Ticket(id(), number, "T" + number);
    done(
        new Request.Order(buyer, hold, "key-" + number, "invoice"),
        new Result.Placed(order, 2500, List.of(ticket)));
    if (number % ORDERS_OF_EACH_BUYER == 0) {
      own.clear();
    }
    own.add(order);
    done(new Request.OwnOrders(buyer), new Result.Orders(List.copyOf(own)));
    done(
        new Request.CheckIn(ticket.code(), "East", event), new Result.Admitted(ticket.code(), now));
    tickets.add(
        new MemberRows.Ticket(
            ticket.id(), order, event, number, 2500, ticket.code(), now - 100, null));
    seats.add(new MemberRows.Seat(event, number, true, null));
    orders.add(new MemberRows.Order(order, buyer, "key-" + number, hold, event, 2500));
    holds.add(new MemberRows.Hold(hold, event, now + 1, null, now));
    payments.add(new MemberRows.Payment(order, "invoice", "p" + number, 2500));
    journals.add(new MemberRows.Journal(order, "ORDER", 2500));
  }

  @Test
  void isJudgedInATimeThatGrowsNoFasterThanItDoes() {
    for (int number = 0; operations.size() < EVENTS / 2; number++) {
      buyAndLook(number);
      // The regulars change their minds: the same seat again, given back for itself.
      for (int regular = 0; regular < REGULARS; regular++) {
        hold("regular-" + regular, 1, regular);
      }
    }
    MemberRows member =
        new MemberRows(
            "server-1",
            true,
            "group:1-100",
            Map.of(),
            tickets,
            seats,
            orders,
            holds,
            payments,
            List.of(),
            journals,
            Map.of(),
            List.of());
    Reading reading =
        new Reading(List.of(member), Map.of(), "server-1", true, 40, new ClockOffset(0, 10));
    History history = new History(operations, List.of());

    assertThat(assertTimeoutPreemptively(DEADLINE, () -> Checkers.check(history, reading)))
        .allSatisfy(
            finding ->
                assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.HOLDS));
  }
}
