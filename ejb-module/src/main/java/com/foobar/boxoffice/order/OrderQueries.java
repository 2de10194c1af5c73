package com.foobar.boxoffice.order;

import com.foobar.boxoffice.account.Role;
import com.foobar.boxoffice.transaction.Reads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A buyer's own orders, read from a replica that has caught up with the buyer's own writes. */
@Stateless
@RolesAllowed(Role.BUYER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrderQueries {

  @PersistenceUnit(unitName = "fresh")
  private EntityManagerFactory fresh;

  /** The account's orders, latest first. */
  public List<OrderView> ofAccount(long accountId) {
    return Reads.retried(fresh, entities -> OrderRows.ofAccount(entities, accountId));
  }

  /** The order, or empty when there is none or it is another account's. */
  public Optional<OrderView> order(long accountId, UUID id) {
    return Reads.retried(fresh, entities -> OrderRows.one(entities, accountId, id));
  }
}
