package com.foobar.boxoffice.web;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.account.Accounts;
import com.foobar.boxoffice.account.Caller;
import com.foobar.boxoffice.catalogue.CatalogueQueries;
import com.foobar.boxoffice.catalogue.Category;
import com.foobar.boxoffice.catalogue.EventDetails;
import com.foobar.boxoffice.catalogue.EventPage;
import com.foobar.boxoffice.catalogue.EventSummary;
import com.foobar.boxoffice.checkin.Admission;
import com.foobar.boxoffice.checkin.AdmissionQueries;
import com.foobar.boxoffice.checkin.AdmittedEvent;
import com.foobar.boxoffice.checkin.CheckIns;
import com.foobar.boxoffice.checkin.UndoneAdmission;
import com.foobar.boxoffice.hold.HoldConfirmation;
import com.foobar.boxoffice.hold.HoldQueries;
import com.foobar.boxoffice.hold.HoldReceipt;
import com.foobar.boxoffice.hold.HoldView;
import com.foobar.boxoffice.hold.Holder;
import com.foobar.boxoffice.hold.Holds;
import com.foobar.boxoffice.order.Checkout;
import com.foobar.boxoffice.order.Confirmation;
import com.foobar.boxoffice.order.OrderQueries;
import com.foobar.boxoffice.order.OrderView;
import com.foobar.boxoffice.order.PaymentRequest;
import com.foobar.boxoffice.order.TicketView;
import com.foobar.boxoffice.rehearsal.Rehearsal;
import com.foobar.boxoffice.seat.SeatMap;
import com.foobar.boxoffice.seat.SeatMap.SectionView;
import com.foobar.boxoffice.seat.SeatMap.StageView;
import com.foobar.boxoffice.seat.SeatQueries;
import com.foobar.boxoffice.seat.SeatStatus;
import com.foobar.boxoffice.seat.SeatView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A box office with one event, two accounts and no database, or one that fails as it is told. */
final class ScriptedBoxOffice {

  static final String PASSWORD = "correct horse";
  static final Caller BUYER = new Caller(7, "buyer@example.org", "Bea Buyer", Set.of("buyer"));
  static final Caller DOOR = new Caller(8, "door@example.org", "Door A", Set.of("door"));

  static final long EVENT = 1;
  static final long FREE_SEAT = 11;
  static final long TAKEN_SEAT = 12;
  static final Instant STARTS_AT = Instant.parse("2027-03-01T19:30:00Z");
  static final String ZONE = "Europe/London";
  static final Money PRICE = new Money(2500, "EUR");
  static final UUID HOLD = UUID.fromString("11111111-1111-4111-8111-111111111111");
  static final UUID ORDER = UUID.fromString("22222222-2222-4222-8222-222222222222");
  static final UUID ADMISSION = UUID.fromString("44444444-4444-4444-8444-444444444444");
  static final UUID TICKET = UUID.fromString("33333333-3333-4333-8333-333333333333");

  private final Map<String, UUID> holdsByKey = new ConcurrentHashMap<>();
  private volatile RuntimeException failure;
  private volatile EventDetails event;

  ScriptedBoxOffice() {
    reset();
  }

  /** As it was at the start: nothing sold, nothing broken. */
  void reset() {
    holdsByKey.clear();
    rehearsals.set(0);
    holder = null;
    holdKey = null;
    failure = null;
    event =
        new EventDetails(
            EVENT,
            "Othello",
            "By Shakespeare",
            STARTS_AT,
            ZONE,
            "Old House",
            PRICE,
            399,
            List.of(new Category(5, "Stalls", PRICE)));
  }

  /** From now on, the one event is called so. */
  void describe(String title, String venue, String description) {
    event =
        new EventDetails(
            EVENT, title, description, STARTS_AT, ZONE, venue, PRICE, 399, event.categories());
  }

  /** From now on, every call fails like this. */
  void failWith(RuntimeException e) {
    failure = e;
  }

  private void failIfTold() {
    if (failure != null) {
      throw failure;
    }
  }

  private static BoxOfficeException refusal(Problem problem) {
    return new BoxOfficeException(problem, "Refused: " + problem);
  }

  final Accounts accounts =
      new Accounts() {
        @Override
        public Caller register(ClientAddress from, String email, String password, String name) {
          failIfTold();
          if (email.equals(BUYER.email())) {
            throw refusal(Problem.EMAIL_TAKEN);
          }
          return new Caller(9, email, name, Set.of("buyer"));
        }

        @Override
        public Optional<Caller> authenticate(ClientAddress from, String email, String password) {
          failIfTold();
          return List.of(BUYER, DOOR).stream()
              .filter(caller -> caller.email().equals(email) && password.equals(PASSWORD))
              .findFirst();
        }
      };

  final CatalogueQueries catalogue =
      new CatalogueQueries() {
        @Override
        public EventPage search(String query, int page) {
          failIfTold();
          var event = new EventSummary(EVENT, "Othello", STARTS_AT, ZONE, "Old House", PRICE, 399);
          return new EventPage(List.of(event), page, 1);
        }

        @Override
        public Optional<EventDetails> event(long id) {
          failIfTold();
          return Optional.of(event).filter(found -> found.id() == id);
        }
      };

  final SeatQueries seats =
      new SeatQueries() {
        @Override
        public SeatMap ofEvent(long eventId) {
          failIfTold();
          if (eventId != EVENT) {
            throw refusal(Problem.NOT_FOUND);
          }
          return new SeatMap(
              List.of(
                  new SeatView(FREE_SEAT, "Stalls", "A", 1, 5, SeatStatus.FREE, -50, 1_000),
                  new SeatView(TAKEN_SEAT, "Stalls", "A", 2, 5, SeatStatus.SOLD, 50, 1_000)),
              List.of(new SectionView("Stalls", 0, 1_000)),
              new StageView(700, 300));
        }
      };

  /** By whose hands the hold was made, and under which key; as much of holds as the API shows. */
  private volatile Holder holder;

  private volatile String holdKey;

  final Holds holds =
      new Holds() {
        @Override
        public HoldConfirmation hold(Holder by, long eventId, List<Long> seatIds, String key) {
          failIfTold();
          if (seatIds.contains(TAKEN_SEAT)) {
            throw refusal(Problem.SEAT_TAKEN);
          }
          boolean again = key != null && key.equals(holdKey);
          holder = by;
          holdKey = key;
          return new HoldConfirmation(
              new HoldReceipt(HOLD, eventId, seatIds, STARTS_AT, PRICE), !again);
        }

        @Override
        public HoldConfirmation holdBest(
            Holder by, long eventId, long categoryId, int quantity, String key) {
          return hold(by, eventId, List.of(FREE_SEAT), key);
        }

        @Override
        public void release(Holder by, UUID holdId) {
          failIfTold();
          if (holder == null || !sameVisitor(by)) {
            throw refusal(Problem.NOT_FOUND);
          }
        }

        @Override
        public void adopt(long accountId, String visitor) {
          if (holder != null && visitor.equals(holder.visitor())) {
            holder = new Holder(accountId, null, holder.address());
          }
        }
      };

  final HoldQueries holdQueries =
      new HoldQueries() {
        @Override
        public List<HoldView> ofHolder(Holder by) {
          failIfTold();
          return holder == null || !sameVisitor(by)
              ? List.of()
              : List.of(
                  new HoldView(
                      HOLD,
                      EVENT,
                      "Othello",
                      STARTS_AT,
                      ZONE,
                      "Old House",
                      List.of(new HoldView.Seat(FREE_SEAT, "Stalls", "A", 1, 5, "Stalls", PRICE)),
                      STARTS_AT,
                      PRICE));
        }
      };

  private boolean sameVisitor(Holder by) {
    return holder.account() != null
        ? holder.account().equals(by.account())
        : holder.visitor().equals(by.visitor());
  }

  static final String WARM_UP_KEY = "the stack's";

  /** How often a purchase was rehearsed. */
  final AtomicInteger rehearsals = new AtomicInteger();

  final Rehearsal rehearsal =
      new Rehearsal() {
        @Override
        public boolean isAskedBy(String key) {
          return WARM_UP_KEY.equals(key);
        }

        @Override
        public Optional<SeatMap> run() {
          failIfTold();
          rehearsals.incrementAndGet();
          return Optional.of(seats.ofEvent(EVENT));
        }
      };

  final Checkout checkout =
      new Checkout() {
        @Override
        public Confirmation confirm(
            Holder buyer, UUID holdId, PaymentRequest payment, String idempotencyKey) {
          failIfTold();
          var earlier = holdsByKey.putIfAbsent(idempotencyKey, holdId);
          if (earlier != null && !earlier.equals(holdId)) {
            throw refusal(Problem.IDEMPOTENCY_KEY_REUSED);
          }
          return new Confirmation(ORDER_VIEW, earlier == null);
        }
      };

  private static final OrderView ORDER_VIEW =
      new OrderView(
          ORDER,
          "F-1001",
          Instant.parse("2026-11-21T20:00:00Z"),
          EVENT,
          "Othello",
          STARTS_AT,
          ZONE,
          "Old House",
          "invoice",
          PRICE,
          List.of(new TicketView(TICKET, FREE_SEAT, "Stalls", "A", 1, "K7Q4")));

  final OrderQueries orders =
      new OrderQueries() {
        @Override
        public List<OrderView> ofAccount(long accountId) {
          failIfTold();
          return accountId == BUYER.accountId() ? List.of(ORDER_VIEW) : List.of();
        }

        @Override
        public Optional<OrderView> order(long accountId, UUID id) {
          failIfTold();
          return ofAccount(accountId).stream().filter(order -> order.id().equals(id)).findFirst();
        }
      };

  final CheckIns checkIns =
      new CheckIns() {
        @Override
        public Admission admit(String code, String door, Long event, long accountId, String key) {
          failIfTold();
          return new Admission(
              ADMISSION, code, STARTS_AT, door, EVENT, "Othello", STARTS_AT, ZONE, "Stalls", "A",
              1);
        }

        @Override
        public UndoneAdmission undo(UUID id, long account, String door, String reason) {
          failIfTold();
          if (!id.equals(ADMISSION)) {
            throw refusal(Problem.NOT_FOUND);
          }
          return new UndoneAdmission(id, "K7Q4", STARTS_AT, STARTS_AT, door, reason);
        }
      };

  final AdmissionQueries admissions =
      new AdmissionQueries() {
        @Override
        public List<AdmittedEvent> now() {
          failIfTold();
          return List.of(
              new AdmittedEvent(EVENT, "Othello", STARTS_AT, ZONE, "Old House", 300, 12));
        }
      };
}
