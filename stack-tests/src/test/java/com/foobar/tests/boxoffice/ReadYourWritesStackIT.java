package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.site.Order;
import com.foobar.tests.site.Seat;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reads come from replicas, and still nobody misses what they just did. */
class ReadYourWritesStackIT {
  private static final int ORDERS = 20;

  private final Visitor buyer;

  ReadYourWritesStackIT(Site site) {
    this.buyer = site.visitor().registered();
  }

  @Test
  void anOrderIsThereAtOnceOnTheOtherNode() {
    long event = buyer.roomiestEvent().id();
    List<Seat> seats = buyer.freeSeats(event, ORDERS);
    List<Order> placed = new ArrayList<>();
    buyer.movedWithLoginTo("server-1").movedWithLoginTo("server-2");

    for (int i = 0; i < ORDERS; i++) {
      String here = i % 2 == 0 ? "server-1" : "server-2";
      String there = i % 2 == 0 ? "server-2" : "server-1";
      buyer.movedTo(here);
      placed.add(buyer.order(buyer.hold(event, seats.get(i).id())));

      buyer.movedTo(there);
      assertThat(buyer.orders()).containsExactlyInAnyOrderElementsOf(placed);
      assertThat(buyer.get("/api/orders/" + placed.get(i).id()).status()).isEqualTo(200);
    }
  }

  @Test
  void anAccountCanLogInAtOnceOnTheOtherNode() {
    for (int i = 0; i < 5; i++) {
      String email = "at-once-" + UUID.randomUUID() + "@example.com";
      buyer.movedTo("server-1").registeredAs(email);

      buyer.movedTo("server-2").loggedInAs(email);
    }
  }
}
