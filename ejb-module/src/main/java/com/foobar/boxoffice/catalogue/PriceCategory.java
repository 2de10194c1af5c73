package com.foobar.boxoffice.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** What a seat of one tier costs at one event. */
@Entity
@Table(name = "price_category")
public class PriceCategory {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "event_id")
  private Event event;

  private int tier;
  private String name;
  private long priceMinor;

  protected PriceCategory() {}

  PriceCategory(Event event, int tier, String name, long priceMinor) {
    if (tier < 1) {
      throw new IllegalArgumentException("Tiers count from 1");
    }
    if (priceMinor <= 0) {
      throw new IllegalArgumentException("A seat costs something");
    }
    this.event = event;
    this.tier = tier;
    this.name = name;
    this.priceMinor = priceMinor;
  }

  int tier() {
    return tier;
  }
}
