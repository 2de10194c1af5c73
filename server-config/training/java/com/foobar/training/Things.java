package com.foobar.training;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Each of these comes as far as the connection that it does not get. */
@Stateless
public class Things {
  @PersistenceContext private EntityManager entities;

  public Thing find(long id) {
    return entities.find(Thing.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  public List<Thing> named(String name) {
    return entities
        .createQuery(
            "select t from Thing t left join fetch t.parts where t.name = :name order by t.made",
            Thing.class)
        .setParameter("name", name)
        .getResultList();
  }

  public void add(Thing thing) {
    entities.persist(thing);
  }
}
