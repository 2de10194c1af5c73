package com.foobar.boxoffice.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;

/** Reads outside any transaction, each with an entity manager of its own. */
public final class Reads {

  private Reads() {}

  /**
   * Reads, and once more after a lost connection: a failing member costs the reader a moment and
   * not an error.
   *
   * @throws com.foobar.boxoffice.BoxOfficeException UNAVAILABLE when no member answers
   */
  public static <T> T retried(EntityManagerFactory unit, Function<EntityManager, T> query) {
    return RetryPolicy.READS.call(attempt -> once(unit, query));
  }

  /** Reads with a single attempt, for those who retry a larger whole. */
  public static <T> T once(EntityManagerFactory unit, Function<EntityManager, T> query) {
    try (EntityManager entities = unit.createEntityManager()) {
      return query.apply(entities);
    }
  }
}
