package com.foobar.bench.price;

import com.foobar.bench.stand.Shop;
import com.foobar.boxoffice.proof.history.Request;
import com.foobar.boxoffice.proof.workload.Sale;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The seats that are still to be had: each is given out once. */
final class Shelf {
  private static final int LOW = 600;

  private final Shop shop;
  private final AtomicInteger next = new AtomicInteger();
  private volatile Sale sale;

  Shelf(Shop shop) {
    this.shop = shop;
    this.sale = shop.catalogue().choose(Integer.MAX_VALUE);
  }

  /** Null when there is none left. */
  Request.Hold take(String buyer) {
    int seat = next.getAndIncrement();
    return seat < sale.free().size()
        ? Request.Hold.ofSeats(buyer, sale.event(), List.of(sale.free().get(seat)))
        : null;
  }

  void refill() {
    if (sale.free().size() - next.get() < LOW) {
      sale = shop.catalogue().choose(Integer.MAX_VALUE);
      next.set(0);
    }
  }
}
