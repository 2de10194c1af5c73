package com.foobar.boxoffice.ledger;

import com.foobar.boxoffice.transaction.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.util.UUID;

/** The books on their primary. */
@ApplicationScoped
public class LedgerRepository {

  @PersistenceContext(unitName = "ledger")
  private EntityManager entities;

  @PersistenceUnit(unitName = "ledger")
  private EntityManagerFactory unit;

  /** Adds the journal now, so that a conflict shows here and not at the commit. */
  public void add(Journal journal) {
    entities.persist(journal);
    entities.flush();
  }

  /** Whether the journal of this order can be read by everyone, asked outside any transaction. */
  public boolean isPosted(UUID order) {
    return Reads.once(
        unit,
        ledger ->
            ledger
                    .createQuery("SELECT COUNT(j) FROM Journal j WHERE j.id = :order", Long.class)
                    .setParameter("order", order)
                    .getSingleResult()
                > 0);
  }
}
