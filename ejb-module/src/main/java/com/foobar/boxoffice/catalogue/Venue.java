package com.foobar.boxoffice.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A house with numbered seats. */
@Entity
public class Venue {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;

  protected Venue() {}

  public Venue(String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("A venue has a name");
    }
    this.name = name;
  }

  public Long id() {
    return id;
  }

  public String name() {
    return name;
  }
}
