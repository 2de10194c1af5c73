package com.foobar.boxoffice.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The payments on the primary. */
@ApplicationScoped
public class PaymentRepository {

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  /** Adds the payment now, so that a conflict shows here and not at the commit. */
  public void add(Payment payment) {
    entities.persist(payment);
    entities.flush();
  }
}
