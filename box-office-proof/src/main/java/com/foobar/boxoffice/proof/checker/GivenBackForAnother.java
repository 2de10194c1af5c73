package com.foobar.boxoffice.proof.checker;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who names seats of which some are in an own hold gives that hold back, with all of its seats, for
 * the new one. When two were asked for at once, either may have taken the other's place.
 */
final class GivenBackForAnother {
  private record Wanted(String buyer, long event, long seat) {}

  /** Who asked for a seat by its number, in the order in which they did. */
  private static final class Wishes {
    /** When somebody first asked who was not answered: that may take effect at any time. */
    private long unanswered = Long.MAX_VALUE;

    private final List<Operation> granted = new ArrayList<>();

    /** The latest end of those until each place. */
    private long[] latestEnd;

    void add(Operation wish) {
      if (wish.isOk()) {
        granted.add(wish);
      } else {
        unanswered = Math.min(unanswered, wish.invoked());
      }
    }

    void close() {
      granted.sort(Comparator.comparingLong(Operation::invoked));
      latestEnd = new long[granted.size()];
      long latest = Long.MIN_VALUE;
      for (int i = 0; i < latestEnd.length; i++) {
        latest = Math.max(latest, granted.get(i).completed());
        latestEnd[i] = latest;
      }
    }

    /** The first wish that was not over before the hold was asked for; not the hold itself. */
    long firstBeside(Operation hold, UUID id) {
      int low = 0;
      int high = latestEnd.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (latestEnd[middle] < hold.invoked()) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      // The one found here is such a wish, or the hold; and whoever asked after that is one.
      for (int i = low; i < granted.size(); i++) {
        Operation other = granted.get(i);
        if (other.completed() >= hold.invoked()
            && !((Result.Held) other.result()).hold().equals(id)) {
          return Math.min(unanswered, other.invoked());
        }
      }
      return unanswered;
    }
  }

  private GivenBackForAnother() {}

  /** From when each hold may have been given back; those that nobody gave back are left out. */
  static Map<UUID, Long> in(History history) {
    Map<Wanted, Wishes> wishes = new HashMap<>();
    history
        .of(Op.HOLD)
        .filter(hold -> hold.outcome() != Outcome.FAIL)
        .forEach(
            hold -> {
              Request.Hold wish = (Request.Hold) hold.request();
              if (wish.seats() != null) {
                wish.seats().stream()
                    .map(seat -> new Wanted(wish.buyer(), wish.event(), seat))
                    .forEach(place -> wishes.computeIfAbsent(place, p -> new Wishes()).add(hold));
              }
            });
    wishes.values().forEach(Wishes::close);
    Map<UUID, Long> givenBack = new HashMap<>();
    history
        .of(Op.HOLD)
        .filter(Operation::isOk)
        .forEach(
            hold -> {
              Request.Hold wish = (Request.Hold) hold.request();
              Result.Held held = (Result.Held) hold.result();
              for (long seat : held.seats()) {
                Wishes ofSeat = wishes.get(new Wanted(wish.buyer(), wish.event(), seat));
                long time = ofSeat == null ? Long.MAX_VALUE : ofSeat.firstBeside(hold, held.hold());
                if (time < Long.MAX_VALUE) {
                  givenBack.merge(held.hold(), time, Math::min);
                }
              }
            });
    return givenBack;
  }
}
