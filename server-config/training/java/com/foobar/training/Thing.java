package com.foobar.training;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** With what most entities have. */
@Entity
public class Thing {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Version private long version;
  private String name;
  private Instant made;

  @ManyToOne(fetch = FetchType.LAZY)
  private Thing whole;

  @OneToMany(mappedBy = "whole")
  private List<Thing> things = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "thing_part")
  private List<String> parts = new ArrayList<>();

  protected Thing() {}

  Thing(String name, Instant made, List<String> parts) {
    this.name = name;
    this.made = made;
    this.parts.addAll(parts);
  }

  String name() {
    return name;
  }

  Instant made() {
    return made;
  }

  List<String> parts() {
    return parts;
  }
}
