package com.foobar.boxoffice.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.ZoneId;

/** A house with numbered seats. */
@Entity
public class Venue {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;
  private String zone;

  protected Venue() {}

  /**
   * @param zone what the clock at the house shows
   */
  public Venue(String name, ZoneId zone) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("A venue has a name");
    }
    this.name = name;
    this.zone = zone.getId();
  }

  public Long id() {
    return id;
  }

  public String name() {
    return name;
  }
}
