package com.foobar.tests.site;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * People who buy one ticket after another, each in a thread, while something breaks. What counts is
 * what the site acknowledged, and when; whoever got no acknowledgement begins again with another
 * seat.
 */
public final class BusyBuyers implements AutoCloseable {
  private static final int PEOPLE = 3;

  /** That the site acknowledged an order. */
  private record Acknowledgement(UUID order, Instant at) {}

  private final CountDownLatch over = new CountDownLatch(1);
  private final Queue<Acknowledgement> acknowledged = new ConcurrentLinkedQueue<>();
  private final List<Thread> people = new ArrayList<>();

  private BusyBuyers() {}

  /** Returns when the first orders are acknowledged. */
  public static BusyBuyers at(Site site) {
    BusyBuyers buyers = new BusyBuyers();
    long event = site.visitor().roomiestEvent().id();
    for (int i = 0; i < PEOPLE; i++) {
      int number = i;
      Visitor visitor = site.visitor().registered();
      Thread person = new Thread(() -> buyers.buy(visitor, event, number), "buyer " + i);
      person.setDaemon(true);
      buyers.people.add(person);
      person.start();
    }
    buyers.awaitMore(Duration.ofMinutes(1));
    return buyers;
  }

  private void buy(Visitor visitor, long event, int number) {
    do {
      try {
        // Each has free seats of its own to choose from.
        List<Seat> free = visitor.freeSeats(event, PEOPLE);
        Hold hold = visitor.hold(event, free.get(number).id());
        UUID order = visitor.order(hold).id();
        acknowledged.add(new Acknowledgement(order, Instant.now()));
      } catch (RuntimeException | AssertionError e) {
        System.out.printf("%s buyer %d: %s%n", Instant.now(), number, firstLine(e));
      }
    } while (!isOver());
  }

  /** Asked between two purchases, which it keeps apart a little: nobody storms a broken site. */
  private boolean isOver() {
    try {
      return over.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** The orders that were acknowledged so far. */
  public List<UUID> orders() {
    return acknowledged.stream().map(Acknowledgement::order).toList();
  }

  /** Whether any was acknowledged after that moment. */
  public boolean hadOrderAfter(Instant moment) {
    return acknowledged.stream().anyMatch(one -> one.at().isAfter(moment));
  }

  /** The longest time without an acknowledgement until the last one. */
  public Duration longestPause() {
    Duration longest = Duration.ZERO;
    Instant last = null;
    for (Acknowledgement one : acknowledged) {
      if (last != null && Duration.between(last, one.at()).compareTo(longest) > 0) {
        longest = Duration.between(last, one.at());
      }
      last = one.at();
    }
    return longest;
  }

  /** Returns when some orders more are acknowledged than there are now. */
  public void awaitMore(Duration limit) {
    int enough = acknowledged.size() + 2 * PEOPLE;
    await("more acknowledged orders").atMost(limit).until(() -> acknowledged.size() >= enough);
  }

  /** Nobody begins another purchase; returns when the last ones are over. */
  @Override
  public void close() {
    over.countDown();
    for (Thread person : people) {
      try {
        person.join(Duration.ofMinutes(1).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the buyers finish", e);
      }
    }
  }
}
