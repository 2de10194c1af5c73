package com.foobar.boxoffice.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The accounts on the primary. */
@ApplicationScoped
public class AccountRepository {

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  public Optional<Account> byEmail(String email) {
    return entities
        .createQuery("select a from Account a where a.email = :email", Account.class)
        .setParameter("email", email)
        .getResultStream()
        .findFirst();
  }

  /** Adds the account now, so that an address that is taken shows here and not at the commit. */
  public Account add(Account account) {
    entities.persist(account);
    entities.flush();
    return account;
  }
}
