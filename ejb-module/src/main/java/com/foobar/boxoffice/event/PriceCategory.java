package com.foobar.boxoffice.event;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Legible;
import com.foobar.boxoffice.Problem;
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

  private static final int LONGEST_NAME = 40;
  private static final int MOST_TIERS = 255;

  /** Ten seats, the most that one hold has, then cost what every browser can count to. */
  private static final long DEAREST = 900_719_925_474_099L;

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
    if (tier < 1 || tier > MOST_TIERS) {
      throw invalid("Tiers count from 1 to %d.".formatted(MOST_TIERS));
    }
    if (!Legible.is(name) || name.strip().length() > LONGEST_NAME) {
      throw invalid("A price has a name of 1 to %d characters.".formatted(LONGEST_NAME));
    }
    if (priceMinor <= 0 || priceMinor > DEAREST) {
      throw invalid("A seat costs something, and at most %d.".formatted(DEAREST));
    }
    this.event = event;
    this.tier = tier;
    this.name = name.strip();
    this.priceMinor = priceMinor;
  }

  int tier() {
    return tier;
  }

  private static BoxOfficeException invalid(String message) {
    return new BoxOfficeException(Problem.INVALID_REQUEST, message);
  }
}
