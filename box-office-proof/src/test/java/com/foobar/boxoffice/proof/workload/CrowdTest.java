package com.foobar.boxoffice.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.proof.spi.Answer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final Sale SALE =
      new Sale(7, List.of(1L, 2L), LongStream.rangeClosed(1, 200).boxed().toList());

  private static Crowd crowd(long seed) {
    return new Crowd(seed, "run", Buyers.emails(10), SALE);
  }

  private static List<Request> arrivals(Crowd crowd, int count) {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(crowd.next(i));
    }
    return requests;
  }

  @Test
  void theSameSeedWantsTheSame() {
    assertThat(arrivals(crowd(1), 500)).isEqualTo(arrivals(crowd(1), 500));
    assertThat(arrivals(crowd(1), 500)).isNotEqualTo(arrivals(crowd(2), 500));
  }

  @Test
  void whereNothingCanBeGivenBackAllElseIsAskedInTime() {
    // As the site is today.
    assertThat(askedIn(crowd(1))).isEqualTo(EnumSet.complementOf(EnumSet.of(Op.REFUND, Op.VOID)));
  }

  @Test
  void everythingThatCanBeAskedIsAskedInTime() {
    assertThat(askedIn(new Crowd(1, "run", Buyers.emails(10), SALE, true)))
        .containsExactlyInAnyOrder(Op.values());
  }

  private static Set<Op> askedIn(Crowd crowd) {
    Set<Op> seen = EnumSet.noneOf(Op.class);
    long now = 0;
    for (int i = 0; i < 2_000; i++) {
      now += 100_000;
      Request request = crowd.next(now);
      seen.add(request.op());
      if (request instanceof Request.Hold) {
        Result.Held held = new Result.Held(UUID.randomUUID(), List.of(1L), now + 20_000_000);
        crowd.learn(request, Answer.ok(held, List.of()), now);
      } else if (request instanceof Request.Order) {
        Result.Ticket ticket = new Result.Ticket(UUID.randomUUID(), 1, "T" + i);
        Result.Placed placed = new Result.Placed(UUID.randomUUID(), 1, List.of(ticket));
        crowd.learn(request, Answer.ok(placed, List.of()), now);
      }
    }
    return seen;
  }

  @Test
  void whenNothingLooksFreeTheyAskForTheBest() {
    Crowd crowd = new Crowd(1, "run", Buyers.emails(3), new Sale(7, List.of(1L), List.of()));

    assertThat(arrivals(crowd, 200))
        .filteredOn(Request.Hold.class::isInstance)
        .allSatisfy(hold -> assertThat(((Request.Hold) hold).category()).isEqualTo(1L))
        .isNotEmpty();
  }
}
