package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.hold.SeatRepository.Taken;
import com.foobar.boxoffice.transaction.PassingConflictException;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps seats for a buyer for a short while. Needs no login. A hold that has run out keeps nobody
 * from its seats, whether or not anything has noticed.
 */
@Stateless
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class Holds {

  /** Seats that one hold may have at most. */
  public static final int MAX_SEATS = 10;

  /**
   * Candidates looked at for each seat asked for: enough to find neighbours among the gaps that
   * others left, few enough to leave seats for those who ask at the same moment.
   */
  private static final int CANDIDATES = 3;

  @Inject private Transactions transactions;
  @Inject private HoldRepository holds;
  @Inject private SeatRepository seats;

  @Inject
  @ConfigProperty(name = "boxoffice.hold.duration", defaultValue = "PT10M")
  private Duration duration;

  /**
   * Holds exactly these seats, or none of them.
   *
   * @throws BoxOfficeException SEAT_TAKEN; NOT_FOUND for an unknown event or seat; INVALID_REQUEST
   *     for no seat, a repeated one or more than {@link #MAX_SEATS}, or for an event that has begun
   */
  public HoldReceipt hold(long eventId, List<Long> seatIds) {
    if (seatIds == null
        || seatIds.isEmpty()
        || seatIds.size() > MAX_SEATS
        || seatIds.stream().anyMatch(Objects::isNull)
        || new HashSet<>(seatIds).size() < seatIds.size()) {
      throw invalid("Choose 1 to %d different seats.".formatted(MAX_SEATS));
    }
    List<Long> inOrder = seatIds.stream().sorted().toList();
    UUID id = UUID.randomUUID();
    return transactions.call(
        RetryPolicy.WRITES,
        attempt -> earlier(id, attempt).orElseGet(() -> take(id, eventId, inOrder)));
  }

  /**
   * Holds the best seats still free in a category, side by side where possible.
   *
   * @throws BoxOfficeException SEAT_TAKEN when fewer are free; NOT_FOUND for an unknown event or
   *     category; INVALID_REQUEST for a quantity outside 1..{@link #MAX_SEATS}, or for an event
   *     that has begun
   */
  public HoldReceipt holdBest(long eventId, long categoryId, int quantity) {
    if (quantity < 1 || quantity > MAX_SEATS) {
      throw invalid("Choose 1 to %d seats.".formatted(MAX_SEATS));
    }
    UUID id = UUID.randomUUID();
    return transactions.call(
        RetryPolicy.WRITES,
        attempt ->
            earlier(id, attempt)
                .orElseGet(() -> take(id, eventId, best(eventId, categoryId, quantity))));
  }

  /** Gives the seats back. A hold that has ended stays ended: repeating this is harmless. */
  public void release(UUID holdId) {
    transactions.call(
        RetryPolicy.WRITES,
        attempt -> {
          if (holds.release(holdId)) {
            holds.byId(holdId).ifPresent(seats::giveBack);
          }
          return null;
        });
  }

  /** The hold as an earlier attempt left it, should that have been committed after all. */
  private Optional<HoldReceipt> earlier(UUID id, int attempt) {
    return attempt == 1 ? Optional.empty() : holds.byId(id).map(Hold::receipt);
  }

  private HoldReceipt take(UUID id, long eventId, List<Long> seatIds) {
    if (seats.take(id, eventId, seatIds, duration) < seatIds.size()) {
      throw seats.count(eventId, seatIds) < seatIds.size()
          ? new BoxOfficeException(Problem.NOT_FOUND, "This event has no such seat.")
          : taken("At least one of these seats is taken.");
    }
    Taken taken = seats.taken(id, eventId, seatIds);
    if (!taken.upcoming()) {
      throw invalid("This event has begun.");
    }
    Hold hold = new Hold(id, eventId, taken.seats(), taken.currency(), taken.until());
    holds.add(hold);
    return hold.receipt();
  }

  private List<Long> best(long eventId, long categoryId, int quantity) {
    int candidates = quantity == 1 ? 1 : quantity * CANDIDATES;
    List<FreeSeat> free = seats.lockBest(eventId, categoryId, candidates);
    if (free.size() >= quantity) {
      return FreeSeat.best(free, quantity).stream().map(FreeSeat::id).sorted().toList();
    }
    if (!seats.isCategory(eventId, categoryId)) {
      throw new BoxOfficeException(Problem.NOT_FOUND, "This event has no such price category.");
    }
    if (seats.countFree(eventId, categoryId) < quantity) {
      throw taken("Fewer seats than that are free in this category.");
    }
    // The last ones are in other hands, but those may open again: look once they have decided.
    throw new PassingConflictException("The last free seats are being taken");
  }

  private static BoxOfficeException taken(String message) {
    return new BoxOfficeException(Problem.SEAT_TAKEN, message);
  }

  private static BoxOfficeException invalid(String message) {
    return new BoxOfficeException(Problem.INVALID_REQUEST, message);
  }
}
