package com.foobar.boxoffice.order;

import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A buyer's own orders, read from a replica that has caught up with the buyer's own writes. */
@Stateless
public class OrderQueries {

  /** The account's orders, latest first. */
  public List<OrderView> ofAccount(long accountId) {
    throw new UnsupportedOperationException();
  }

  /** The order, or empty when there is none or it is another account's. */
  public Optional<OrderView> order(long accountId, UUID id) {
    throw new UnsupportedOperationException();
  }
}
