package com.foobar.tests.boxoffice;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.EntityType;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads some of every entity, which needs every column that it is mapped to. */
@Stateless
public class Entities {
  @PersistenceContext(unitName = "ejb-module.jar#boxoffice")
  private EntityManager boxOffice;

  @PersistenceContext(unitName = "ejb-module.jar#ledger")
  private EntityManager ledger;

  /** How many of each were read, at most five. */
  public SortedMap<String, Integer> readSome() {
    SortedMap<String, Integer> read = new TreeMap<>();
    for (EntityManager unit : new EntityManager[] {boxOffice, ledger}) {
      for (EntityType<?> entity : unit.getMetamodel().getEntities()) {
        String query = "select e from " + entity.getName() + " e";
        read.put(
            entity.getName(),
            unit.createQuery(query, entity.getJavaType()).setMaxResults(5).getResultList().size());
      }
    }
    return read;
  }
}
