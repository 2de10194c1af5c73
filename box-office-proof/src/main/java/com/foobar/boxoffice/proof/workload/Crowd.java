package com.foobar.boxoffice.proof.workload;

import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.history.Result;
import com.foobar.proof.history.Asked;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.spi.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;

/**
 * Decides what the next to arrive wants, by dice from a seed: most look around, many want the same
 * few best seats, some who hold seats buy them, some twice at once, some give them back, some come
 * too late. Safe to use from several threads.
 */
public final class Crowd implements com.foobar.proof.spi.Crowd {
  /** Who stands at the door. */
  public static final String DOOR = "door@foobar.com";

  /** From so many seats at the front everybody chooses, so that they get in each other's way. */
  private static final int CROWDED = 40;

  private final Random dice;
  private final String run;
  private final List<String> buyers;
  private final PriorityQueue<Plan> plans =
      new PriorityQueue<>(Comparator.comparingLong(Plan::due));
  private final List<Ticket> tickets = new ArrayList<>();

  /** Whether tickets may be given back and be made void, where they are sold. */
  private final boolean returns;

  private final List<Bought> orders = new ArrayList<>();
  private final List<Ticket> voided = new ArrayList<>();

  /** Which event is bought from a hold. */
  private final Map<UUID, Long> events = new HashMap<>();

  private Sale sale;
  private long keys;

  /**
   * What somebody who holds seats will ask for.
   *
   * @param due in microseconds since 1970
   */
  private record Plan(long due, Request request) {}

  /** What can be shown at the door of its event, which is far ahead: so the door names it. */
  private record Ticket(String code, Long event) {}

  /** An order with the tickets that are still valid. */
  private record Bought(String buyer, UUID order, List<String> codes) {}

  /** Of a box office where nothing can be given back. */
  public Crowd(long seed, String run, List<String> buyers, Sale sale) {
    this(seed, run, buyers, sale, false);
  }

  /**
   * @param run makes idempotency keys differ from those of every other run
   * @param buyers who are logged in, by e-mail
   * @param returns whether tickets can be given back and be made void
   */
  public Crowd(long seed, String run, List<String> buyers, Sale sale, boolean returns) {
    this.dice = new Random(seed);
    this.run = run;
    this.buyers = List.copyOf(buyers);
    this.sale = sale;
    this.returns = returns;
  }

  /** Somebody has looked at the seats again, or the rush moves on to another event. */
  public synchronized void see(Sale now) {
    this.sale = now;
  }

  @Override
  public synchronized Request next(long now) {
    Plan plan = plans.peek();
    if (plan != null && plan.due() <= now && dice.nextInt(100) < 60) {
      return plans.remove().request();
    }
    if (returns && !orders.isEmpty() && dice.nextInt(100) < 15) {
      return giveBack();
    }
    int roll = dice.nextInt(100);
    if (roll < 22) {
      return new Request.Events(1);
    } else if (roll < 32) {
      return new Request.Event(sale.event());
    } else if (roll < 35) {
      return new Request.Seats(sale.event());
    } else if (roll < 52) {
      return new Request.Session(buyer());
    } else if (roll < 64) {
      return new Request.OwnOrders(buyer());
    } else if (roll < 94) {
      return hold();
    }
    return checkIn().orElseGet(this::hold);
  }

  private Request hold() {
    int quantity = 1 + dice.nextInt(4);
    int front = Math.min(CROWDED, sale.free().size()) - quantity;
    if (front < 0 || dice.nextInt(100) < 40) {
      long category = sale.categories().get(dice.nextInt(sale.categories().size()));
      return Request.Hold.best(buyer(), sale.event(), category, quantity);
    }
    int first = dice.nextInt(front + 1);
    return Request.Hold.ofSeats(
        buyer(), sale.event(), List.copyOf(sale.free().subList(first, first + quantity)));
  }

  /** Some or all tickets of an order; or the organiser makes one void. */
  private Request giveBack() {
    Bought bought = orders.remove(dice.nextInt(orders.size()));
    if (dice.nextInt(4) == 0) {
      return new Request.Void(bought.codes().get(0));
    }
    int some = 1 + dice.nextInt(bought.codes().size());
    return new Request.Refund(
        bought.buyer(), bought.order(), bought.codes().subList(0, some), key());
  }

  private Optional<Request> checkIn() {
    if (!voided.isEmpty() && dice.nextInt(2) == 0) {
      Ticket ticket = voided.get(dice.nextInt(voided.size()));
      return Optional.of(new Request.CheckIn(ticket.code(), "Prove", ticket.event()));
    }
    if (tickets.isEmpty()) {
      return Optional.empty();
    }
    Ticket ticket = tickets.get(dice.nextInt(tickets.size()));
    return Optional.of(new Request.CheckIn(ticket.code(), "Prove", ticket.event()));
  }

  private String buyer() {
    return buyers.get(dice.nextInt(buyers.size()));
  }

  @Override
  public synchronized void learn(Asked request, Answer answer, long now) {
    if (answer.outcome() != Outcome.OK) {
      return;
    }
    if (request instanceof Request.Hold wish && answer.result() instanceof Result.Held held) {
      events.put(held.hold(), wish.event());
      plan(wish.buyer(), held, now);
    } else if (request instanceof Request.Order order
        && answer.result() instanceof Result.Placed placed) {
      Long event = events.get(order.hold());
      placed.tickets().forEach(ticket -> tickets.add(new Ticket(ticket.code(), event)));
      if (returns) {
        List<String> codes = placed.tickets().stream().map(Result.Ticket::code).toList();
        orders.add(new Bought(order.buyer(), placed.order(), codes));
      }
    } else if (answer.result() instanceof Result.Refunded refunded) {
      refunded.codes().forEach(this::isVoid);
    } else if (answer.result() instanceof Result.Voided one) {
      isVoid(one.code());
    } else if (answer.result() instanceof Result.Admitted admitted) {
      tickets.removeIf(ticket -> ticket.code().equals(admitted.code()));
      // Every other ticket is shown once more, by whoever was given a copy of it.
      if (request instanceof Request.CheckIn first && dice.nextInt(2) == 0) {
        plans.add(new Plan(now + 100_000 + dice.nextInt(1_000_000), first));
      }
    }
  }

  private void isVoid(String code) {
    tickets.stream().filter(ticket -> ticket.code().equals(code)).forEach(voided::add);
    tickets.removeIf(ticket -> ticket.code().equals(code));
  }

  private void plan(String buyer, Result.Held held, long now) {
    long thinking = now + 100_000 + dice.nextInt(2_000_000);
    Request.Order order =
        new Request.Order(
            buyer, held.hold(), key(), dice.nextInt(4) == 0 ? "test-card" : "invoice");
    int roll = dice.nextInt(100);
    if (roll < 70) {
      plans.add(new Plan(thinking, order));
    } else if (roll < 76) {
      // A double click.
      plans.add(new Plan(thinking, order));
      plans.add(new Plan(thinking, order));
    } else if (roll < 79) {
      // A client that confuses its keys: the second has to be refused.
      plans.add(new Plan(thinking, order));
      plans.add(
          new Plan(
              thinking + 2_000_000,
              new Request.Order(buyer, UUID.randomUUID(), order.key(), order.method())));
    } else if (roll < 87) {
      plans.add(new Plan(thinking, new Request.Release(buyer, held.hold())));
    } else if (roll < 90) {
      plans.add(new Plan(thinking, new Request.Release(buyer, held.hold())));
      plans.add(new Plan(thinking + 500_000, order));
    } else if (roll < 95) {
      // In the last moment.
      plans.add(new Plan(held.until() - 100_000 + dice.nextInt(200_000), order));
    } else {
      plans.add(new Plan(held.until() + 1_000_000, order));
    }
  }

  private String key() {
    return run + "-" + ++keys;
  }
}
