package com.foobar.boxoffice.proof.checker;

import static com.foobar.boxoffice.proof.checker.Scene.ANNA;
import static com.foobar.boxoffice.proof.checker.Scene.BEN;
import static com.foobar.boxoffice.proof.checker.Scene.EVENT;
import static com.foobar.boxoffice.proof.checker.Scene.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.boxoffice.proof.readback.MemberRows;
import com.foobar.boxoffice.proof.readback.Reading;
import com.foobar.proof.history.Operation;
import com.foobar.proof.spi.Checker;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CheckersTest {
  private final Scene scene = new Scene();
  private UUID annasHold;
  private UUID annasOrder;

  @BeforeEach
  void annaHasBoughtTwoSeats() {
    annasHold = scene.hold(ANNA, 1, 1.1, 600, 11L, 12L);
    annasOrder = scene.order(ANNA, annasHold, "key-1", 5, 5.2);
  }

  private Verdict verdict(Checker<Reading> checker) {
    return scene.check(checker).verdict();
  }

  private List<Finding> findings() {
    return Checkers.check(scene.history(), scene.reading());
  }

  @Test
  void whatWentWellHolds() {
    scene.hold(BEN, 2, 2.1, 600, 21L);
    scene.refused(Request.Hold.ofSeats(BEN, EVENT, List.of(11L)), 6, 6.1, "seat-taken");
    scene.unknown(new Request.Order(BEN, UUID.randomUUID(), "key-9", "invoice"), 7, 27);
    scene.done(new Request.OwnOrders(ANNA), 6, 6.1, new Result.Orders(List.of(annasOrder)));

    assertThat(findings())
        .hasSize(8)
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.HOLDS));
  }

  @Test
  void nothingIsSaidOfAMemberThatCouldNotBeRead() {
    scene.unread.put("ops", "it does not answer");

    assertThat(findings())
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN));
  }

  @Test
  void whatIsBrokenElsewhereIsBrokenThoughAMemberCouldNotBeRead() {
    scene.unread.put("ops", "it does not answer");
    scene.orders.clear();

    assertThat(verdict(new AcknowledgedExists())).isEqualTo(Verdict.BROKEN);
  }

  @Nested
  class OneLiveTicketForASeat {
    @Test
    void twoLiveTicketsBreakIt() {
      MemberRows.Ticket first = scene.tickets.get(0);
      scene.tickets.add(
          new MemberRows.Ticket(
              UUID.randomUUID(), UUID.randomUUID(), EVENT, first.seat(), 2500, "X", null, null));

      assertThat(scene.check(new OneLiveTicket()).evidence())
          .hasSize(3)
          .allSatisfy(line -> assertThat(line).contains("seat 11 of event 7"));
    }

    @Test
    void aVoidedOneDoesNot() {
      scene.tickets.add(
          new MemberRows.Ticket(
              UUID.randomUUID(), UUID.randomUUID(), EVENT, 11, 2500, "X", null, seconds(1)));

      assertThat(verdict(new OneLiveTicket())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void twoBuyersWhoWereToldSoBreakItWhateverIsStored() {
      UUID bensHold = UUID.randomUUID();
      scene.done(
          Request.Hold.ofSeats(BEN, EVENT, List.of(11L)),
          2,
          2.1,
          new Result.Held(bensHold, List.of(11L), seconds(600)));
      scene.done(
          new Request.Order(BEN, bensHold, "key-2", "invoice"),
          3,
          3.1,
          new Result.Placed(
              UUID.randomUUID(), 2500, List.of(new Result.Ticket(UUID.randomUUID(), 11, "Y"))));

      assertThat(verdict(new OneLiveTicket())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aTicketForASeatThatCanStillBeSoldBreaksIt() {
      scene.seats.clear();

      assertThat(verdict(new OneLiveTicket())).isEqualTo(Verdict.BROKEN);
    }
  }

  @Nested
  class AnAcknowledgedOrder {
    @Test
    void thatDoesNotExistBreaksIt() {
      scene.orders.clear();

      assertThat(scene.check(new AcknowledgedExists()).evidence().get(0))
          .contains(annasOrder.toString())
          .contains("request id-2");
    }

    @Test
    void thatLacksATicketBreaksIt() {
      scene.tickets.remove(1);

      assertThat(verdict(new AcknowledgedExists())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void thatItsBuyerDoesNotSeeAfterwardsBreaksIt() {
      scene.done(new Request.OwnOrders(ANNA), 6, 6.1, new Result.Orders(List.of()));

      assertThat(verdict(new AcknowledgedExists())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void thatItsBuyerDoesNotSeeMeanwhileIsFine() {
      scene.done(new Request.OwnOrders(ANNA), 5.1, 6.1, new Result.Orders(List.of()));

      assertThat(verdict(new AcknowledgedExists())).isEqualTo(Verdict.HOLDS);
    }
  }

  @Nested
  class ARefusedOrder {
    @Test
    void thatExistsBreaksIt() {
      scene.operations.remove(1);
      scene.refused(new Request.Order(ANNA, annasHold, "key-1", "invoice"), 5, 5.2, "hold-expired");

      assertThat(verdict(new RefusedStaysRefused())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void isNoneWhenAnotherSendingWasNotRefused() {
      scene.operations.remove(1);
      Request.Order order = new Request.Order(ANNA, annasHold, "key-1", "invoice");
      scene.unknown(order, 5, 25);
      scene.refused(order, 6, 6.1, "hold-expired");

      assertThat(verdict(new RefusedStaysRefused())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void forTheSameKeyAndAnotherHoldIsFine() {
      scene.refused(
          new Request.Order(ANNA, UUID.randomUUID(), "key-1", "invoice"),
          7,
          7.1,
          "idempotency-key-reused");

      assertThat(verdict(new RefusedStaysRefused())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void orAnUnknownOneThatWasSeenAndIsGoneBreaksIt() {
      scene.unknown(new Request.Order(BEN, UUID.randomUUID(), "key-2", "invoice"), 5, 25);
      scene.done(
          new Request.OwnOrders(BEN), 10, 10.1, new Result.Orders(List.of(UUID.randomUUID())));

      assertThat(verdict(new RefusedStaysRefused())).isEqualTo(Verdict.BROKEN);
    }
  }

  @Nested
  class TheBooks {
    @Test
    void breakWithoutAJournal() {
      scene.journals.clear();

      assertThat(verdict(new BooksBalance())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void breakByAJournalWithoutAnOrder() {
      scene.journals.add(new MemberRows.Journal(UUID.randomUUID(), "ORDER", 2500));

      assertThat(verdict(new BooksBalance())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void breakByAnotherAmount() {
      scene.journals.set(0, new MemberRows.Journal(annasOrder, "ORDER", 1));

      assertThat(verdict(new BooksBalance())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void breakByASumThatIsNotZero() {
      scene.unbalanced.put("EUR", 100L);

      assertThat(verdict(new BooksBalance())).isEqualTo(Verdict.BROKEN);
    }
  }

  @Nested
  class OneKey {
    @Test
    void withTwoOrdersBreaksIt() {
      scene.orders.add(
          new MemberRows.Order(UUID.randomUUID(), ANNA, "key-1", annasHold, EVENT, 5000));

      assertThat(verdict(new OneOrderPerKey())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void withTwoAnswersBreaksIt() {
      Operation first = scene.operations.get(1);
      Result.Placed placed = (Result.Placed) first.result();
      scene.done(
          first.request(),
          8,
          8.1,
          new Result.Placed(UUID.randomUUID(), placed.total(), placed.tickets()));

      assertThat(verdict(new OneOrderPerKey())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void withTheSameAnswerTwiceIsFine() {
      Operation first = scene.operations.get(1);
      scene.done(first.request(), 8, 8.1, first.result());

      assertThat(verdict(new OneOrderPerKey())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void withTwoChargesBreaksIt() {
      scene.payments.add(new MemberRows.Payment(annasOrder, "invoice", "another", 5000));

      assertThat(verdict(new OneOrderPerKey())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void withNoChargeBreaksIt() {
      scene.payments.clear();

      assertThat(verdict(new OneOrderPerKey())).isEqualTo(Verdict.BROKEN);
    }
  }

  @Nested
  class AHold {
    @Test
    void thatIsTakenOverBreaksIt() {
      scene.hold(BEN, 2, 2.1, 600, 21L, 22L);
      scene.hold(ANNA, 3, 3.1, 600, 22L);

      assertThat(scene.check(new HoldsAreKept()).evidence())
          .singleElement()
          .asString()
          .contains("seat 22 of event 7", BEN, ANNA, "1000 ms later");
    }

    @Test
    void thatIsSharedByTwoBreaksIt() {
      UUID bensHold = scene.hold(BEN, 2, 2.1, 600, 21L, 22L);
      Request.Hold wish = Request.Hold.ofSeats(ANNA, EVENT, List.of(21L, 22L));
      scene.done(wish, 3, 3.1, new Result.Held(bensHold, List.of(21L, 22L), seconds(600)));

      assertThat(scene.check(new HoldsAreKept()).evidence()).hasSize(2);
    }

    @Test
    void isGivenBackByItsBuyerForAnotherWithSomeOfItsSeats() {
      scene.hold(BEN, 2, 2.1, 600, 21L, 22L);
      scene.hold(BEN, 3, 3.1, 600, 22L, 23L);
      scene.hold(ANNA, 4, 4.1, 600, 21L);
      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.HOLDS);

      scene.hold(ANNA, 5, 5.1, 600, 23L);
      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void isNotGivenBackForSeatsThatItHasNot() {
      scene.hold(BEN, 2, 2.1, 600, 21L, 22L);
      scene.hold(BEN, 3, 3.1, 600, 23L);
      scene.hold(ANNA, 4, 4.1, 600, 21L);

      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void thatHasExpiredMayBeFollowedByAnother() {
      scene.hold(BEN, 2, 2.1, 3, 22L);
      scene.hold(ANNA, 3, 3.1, 600, 22L);

      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void thatIsBeingGivenBackMayBeFollowedByAnother() {
      UUID bensHold = scene.hold(BEN, 2, 2.1, 600, 22L);
      scene.unknown(new Request.Release(BEN, bensHold), 2.5, 22);
      scene.hold(ANNA, 3, 3.1, 600, 22L);

      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void isJudgedByTheDatabasesClock() {
      scene.hold(BEN, 2, 2.1, 63, 22L);
      scene.hold(ANNA, 3, 3.1, 600, 22L);
      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.BROKEN);

      scene.ahead = seconds(60);
      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void onSeatsThatAreSoldBreaksIt() {
      scene.hold(BEN, 900, 901, 1500, 11L);

      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void thatIsBoughtAfterItsEndBreaksIt() {
      UUID bensHold = scene.hold(BEN, 2, 2.1, 10, 22L);
      scene.order(BEN, bensHold, "key-2", 11, 11.1);
      // Whatever the application wrote down about when it was.
      scene.holds.replaceAll(
          hold ->
              hold.id().equals(bensHold)
                  ? new MemberRows.Hold(bensHold, EVENT, hold.expiresAt(), null, seconds(9))
                  : hold);

      assertThat(scene.check(new HoldsAreKept()).evidence())
          .singleElement()
          .asString()
          .contains("1000 ms after");
    }

    @Test
    void thatWasAskedForInTimeMayBeAnsweredLater() {
      UUID bensHold = scene.hold(BEN, 2, 2.1, 10, 22L);
      Request.Order order = new Request.Order(BEN, bensHold, "key-2", "invoice");
      scene.unknown(order, 9, 29);
      scene.order(BEN, bensHold, "key-2", 30, 30.1);
      scene.holds.replaceAll(
          hold ->
              hold.id().equals(bensHold)
                  ? new MemberRows.Hold(bensHold, EVENT, hold.expiresAt(), null, seconds(9.5))
                  : hold);

      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void thatEndedByAReleaseHasNoOrder() {
      scene.holds.set(
          0, new MemberRows.Hold(annasHold, EVENT, seconds(600), seconds(4), seconds(5)));

      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.BROKEN);
    }
  }

  @Nested
  class TheMembers {
    @Test
    void withDifferentTransactionsBreakIt() {
      scene.gtidsOf.put("ops", "group:1-100,old-primary:1");

      assertThat(verdict(new OneHistory())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void withDifferentRowsBreakIt() {
      scene.checksumOf.put("server-2", "42");

      assertThat(scene.check(new OneHistory()).evidence())
          .containsExactly("table boxoffice.ticket: checksum 4711 on server-1, 42 on server-2");
    }

    @Test
    void ofWhichTwoTakeWritesBreakIt() {
      scene.writable.add("server-2");

      assertThat(verdict(new OneHistory())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void cannotBeComparedWhileTheyMove() {
      scene.settled = false;
      scene.gtidsOf.put("ops", "group:1-99");

      assertThat(verdict(new OneHistory())).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void withoutAPrimaryAreNotWhole() {
      scene.primary = null;
      scene.writable.clear();

      assertThat(verdict(new OneHistory())).isEqualTo(Verdict.UNKNOWN);
    }
  }

  @Nested
  class AnAdmission {
    @Test
    void twiceBreaksIt() {
      admit(20);
      scene.done(
          new Request.CheckIn("T0", "East", 1L), 21, 21.1, new Result.Admitted("T0", seconds(20)));

      assertThat(verdict(new OneAdmission())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void onceIsFineHoweverOftenItIsRefused() {
      admit(20);
      scene.refused(new Request.CheckIn("T0", "East", 1L), 21, 21.1, "already-admitted");

      assertThat(verdict(new OneAdmission())).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void thatIsForgottenBreaksIt() {
      scene.done(
          new Request.CheckIn("T0", "East", 1L), 20, 20.1, new Result.Admitted("T0", seconds(20)));

      assertThat(verdict(new OneAdmission())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aTransactionInDoubtForLongBreaksIt() {
      scene.prepared.add("format 131077, abc");

      assertThat(verdict(new OneAdmission())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void aTransactionInDoubtForAShortTimeMayYetBeSettled() {
      scene.prepared.add("format 131077, abc");
      scene.sinceMended = 5;

      assertThat(verdict(new OneAdmission())).isEqualTo(Verdict.UNKNOWN);
    }

    private void admit(double at) {
      scene.admit("T0", at);
    }
  }

  @Nested
  class ARefund {
    private UUID refund;

    @BeforeEach
    void annaGivesOneBack() {
      refund = scene.refund(ANNA, annasOrder, "back-1", 30, 30.2, "T0");
    }

    @Test
    void isFineAndItsSeatMayBeHeldAndSoldAgain() {
      UUID bensHold = scene.hold(BEN, 31, 31.1, 900, 11L);
      scene.order(BEN, bensHold, "key-2", 32, 32.1);
      scene.admit("T1", 40);
      scene.admit("T2", 41);
      scene.refused(new Request.CheckIn("T0", "East", 1L), 42, 42.1, "ticket-void");

      assertThat(findings())
          .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.HOLDS));
    }

    @Test
    void isNoLeaveToSellTheOtherSeat() {
      scene.hold(BEN, 31, 31.1, 900, 12L);

      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void isNoLeaveToSellTheSeatBefore() {
      UUID bensHold = scene.hold(BEN, 20, 20.1, 900, 11L);
      scene.order(BEN, bensHold, "key-2", 21, 21.1);

      assertThat(verdict(new HoldsAreKept())).isEqualTo(Verdict.BROKEN);
      assertThat(verdict(new OneLiveTicket())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void withoutAReversalBreaksTheBooks() {
      scene.journals.removeIf(journal -> journal.id().equals(refund));

      assertThat(scene.check(new BooksBalance()).evidence().get(0)).contains("has no reversal");
    }

    @Test
    void withAReversalTheWrongWayBreaksTheBooks() {
      scene.journals.replaceAll(
          journal ->
              journal.id().equals(refund)
                  ? new MemberRows.Journal(refund, "REFUND", 2500)
                  : journal);

      assertThat(verdict(new BooksBalance())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void withTwoReversalsBreaksTheBooks() {
      scene.journals.add(new MemberRows.Journal(UUID.randomUUID(), "REFUND", -2500));

      assertThat(verdict(new BooksBalance())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void ofMoreThanWasPaidBreaksTheBooks() {
      scene.refund(ANNA, annasOrder, "back-2", 33, 33.1, "T0", "T1");

      assertThat(scene.check(new BooksBalance()).evidence())
          .anySatisfy(line -> assertThat(line).contains("more was paid back than it cost"));
    }

    @Test
    void thatIsForgottenBreaksWhatWasAcknowledged() {
      scene.refunds.clear();

      assertThat(verdict(new AcknowledgedExists())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void thatLeavesTheTicketValidBreaksWhatWasAcknowledged() {
      scene.tickets.replaceAll(
          ticket ->
              new MemberRows.Ticket(
                  ticket.id(),
                  ticket.order(),
                  EVENT,
                  ticket.seat(),
                  2500,
                  ticket.code(),
                  null,
                  null));

      assertThat(verdict(new AcknowledgedExists())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void thatWasRefusedAndExistsBreaksIt() {
      scene.operations.removeIf(operation -> operation.op() == Op.REFUND);
      scene.refused(
          new Request.Refund(ANNA, annasOrder, List.of("T0"), "back-1"), 30, 30.2, "too-late");

      assertThat(verdict(new RefusedStaysRefused())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void twiceForOneKeyBreaksIt() {
      scene.refunds.add(new MemberRows.Refund(UUID.randomUUID(), annasOrder, "back-1", 2500));

      assertThat(verdict(new OneOrderPerKey())).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void letsNobodyInWithTheTicket() {
      scene.done(
          new Request.CheckIn("T0", "East", 1L), 31, 31.1, new Result.Admitted("T0", seconds(31)));

      assertThat(scene.check(new OneAdmission()).evidence().get(0)).contains("made void");
    }

    @Test
    void letsNobodyInWhateverTheDoorHasSaid() {
      MemberRows.Ticket ticket = scene.tickets.get(0);
      scene.tickets.set(
          0,
          new MemberRows.Ticket(
              ticket.id(),
              ticket.order(),
              EVENT,
              ticket.seat(),
              2500,
              "T0",
              seconds(31),
              ticket.voidedAt()));

      assertThat(scene.check(new OneAdmission()).evidence().get(0)).contains("was void since");
    }

    @Test
    void ofATicketWhoseBearerIsInsideIsTheOrganisersAffair() {
      scene.admit("T1", 35);
      scene.done(new Request.Void("T1"), 36, 36.1, new Result.Voided("T1", seconds(36)));
      scene.voided("T1", 36);

      assertThat(verdict(new OneAdmission())).isEqualTo(Verdict.HOLDS);
      assertThat(verdict(new AcknowledgedExists())).isEqualTo(Verdict.HOLDS);
    }
  }
}
