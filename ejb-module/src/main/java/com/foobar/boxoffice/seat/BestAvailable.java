package com.foobar.boxoffice.seat;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.transaction.PassingConflictException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Finds the best seats that can be had, and keeps others from taking them meanwhile. */
@ApplicationScoped
public class BestAvailable {

  /**
   * Of the free seats, so many are looked at first: more than enough rows, unless what is left lies
   * scattered.
   */
  private static final int FIRST_LOOK = 200;

  /** More than any house has in one category. */
  private static final int ALL = 100_000;

  /**
   * Candidates that are locked for each seat asked for, when others want the best ones at the same
   * moment: enough to find neighbours, few enough to leave seats for them.
   */
  private static final int CANDIDATES = 3;

  /** So often a party looks again before it is separated only because others were quicker. */
  private static final int PATIENCE = 5;

  @Inject private SeatRepository seats;

  /**
   * Locks the best seats still free in a category, side by side where possible, until the
   * transaction ends.
   *
   * @param attempt to do the whole, from 1
   * @return their ids, in order
   * @throws BoxOfficeException SEAT_TAKEN when fewer are free; NOT_FOUND for an unknown event or
   *     category
   * @throws PassingConflictException when others are taking them
   */
  public List<Long> locked(long event, long category, int quantity, int attempt) {
    List<FreeSeat> free = seats.bestFree(event, category, FIRST_LOOK);
    if (free.size() >= quantity) {
      BestSeats best = new BestSeats(Set.of());
      BestSeats.Choice choice = best.of(free, quantity);
      if (!choice.together()) {
        // Most rows count by ones, so that it is asked only here which do not.
        best = new BestSeats(seats.rowsByTwos(event));
        choice = best.of(free, quantity);
      }
      if (!choice.together() && free.size() == FIRST_LOOK) {
        choice = best.of(seats.bestFree(event, category, ALL), quantity);
      }
      List<Long> ids = ids(choice);
      if (seats.lock(event, ids) == quantity) {
        return ids;
      }
      // Others want the same ones at this very moment: what they leave is locked as it is chosen.
      List<FreeSeat> left =
          seats.lockBest(event, category, quantity == 1 ? 1 : quantity * CANDIDATES);
      if (left.size() >= quantity) {
        BestSeats.Choice second = best.of(left, quantity);
        if (second.together() || !choice.together() || attempt > PATIENCE) {
          return ids(second);
        }
      }
      throw new PassingConflictException("The best seats are being taken");
    }
    if (!seats.isCategory(event, category)) {
      throw new BoxOfficeException(Problem.NOT_FOUND, "This event has no such price category.");
    }
    throw new BoxOfficeException(
        Problem.SEAT_TAKEN, "Fewer seats than that are free in this category.");
  }

  private static List<Long> ids(BestSeats.Choice choice) {
    return choice.seats().stream().map(FreeSeat::id).sorted().toList();
  }
}
