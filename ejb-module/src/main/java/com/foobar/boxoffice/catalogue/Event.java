package com.foobar.boxoffice.catalogue;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.venue.Venue;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One performance in one venue, with a price for each tier of its seats, all in one currency. */
@Entity
public class Event {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "venue_id")
  private Venue venue;

  private String title;
  private String description;
  private Instant startsAt;
  private String currency;

  @OneToMany(mappedBy = "event", cascade = CascadeType.PERSIST)
  @OrderBy("tier")
  private List<PriceCategory> categories = new ArrayList<>();

  protected Event() {}

  public Event(Venue venue, String title, String description, Instant startsAt, String currency) {
    if (title == null || title.isBlank()) {
      throw new IllegalArgumentException("An event has a title");
    }
    this.venue = Objects.requireNonNull(venue);
    this.title = title;
    this.description = Objects.requireNonNull(description);
    this.startsAt = Objects.requireNonNull(startsAt);
    this.currency = Objects.requireNonNull(currency);
  }

  /**
   * Sells the seats of a tier at this price.
   *
   * @throws IllegalArgumentException when the price is in another currency than the event, or the
   *     tier has a price already
   */
  public void price(int tier, String name, Money price) {
    if (!price.currency().equals(currency)) {
      throw new IllegalArgumentException("%s is priced in %s".formatted(title, currency));
    }
    if (categories.stream().anyMatch(category -> category.tier() == tier)) {
      throw new IllegalArgumentException("Tier %d of %s has a price".formatted(tier, title));
    }
    categories.add(new PriceCategory(this, tier, name, price.amountMinor()));
  }

  public Long id() {
    return id;
  }

  public Venue venue() {
    return venue;
  }

  public String title() {
    return title;
  }

  public Instant startsAt() {
    return startsAt;
  }
}
