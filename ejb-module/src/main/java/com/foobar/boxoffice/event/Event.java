package com.foobar.boxoffice.event;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Legible;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
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
import java.util.Set;
import java.util.stream.Collectors;

/** One performance in one venue, with a price for each tier of its seats, all in one currency. */
@Entity
public class Event {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 4_000;

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

  /**
   * @param currency ISO 4217 code
   * @throws BoxOfficeException INVALID_REQUEST when title, description or currency cannot be
   *     accepted
   */
  public Event(Venue venue, String title, String description, Instant startsAt, String currency) {
    if (!Legible.is(title) || title.strip().length() > LONGEST_TITLE) {
      throw invalid("An event has a title of 1 to %d characters.".formatted(LONGEST_TITLE));
    }
    if (description == null || description.length() > LONGEST_DESCRIPTION) {
      throw invalid("A description has at most %d characters.".formatted(LONGEST_DESCRIPTION));
    }
    if (currency == null || !Money.isCurrency(currency)) {
      throw invalid("There is no such currency.");
    }
    this.venue = Objects.requireNonNull(venue);
    this.title = title.strip();
    this.description = description;
    this.startsAt = Objects.requireNonNull(startsAt);
    this.currency = currency;
  }

  /**
   * Sells the seats of a tier at this price.
   *
   * @throws BoxOfficeException INVALID_REQUEST when the price is in another currency than the
   *     event, the tier has a price already, or name, tier or price cannot be accepted
   */
  public void price(int tier, String name, Money price) {
    if (!price.currency().equals(currency)) {
      throw invalid("%s is priced in %s.".formatted(title, currency));
    }
    if (tiers().contains(tier)) {
      throw invalid("Tier %d of %s has a price already.".formatted(tier, title));
    }
    categories.add(new PriceCategory(this, tier, name, price.amountMinor()));
  }

  /** Those that have a price. */
  Set<Integer> tiers() {
    return categories.stream().map(PriceCategory::tier).collect(Collectors.toSet());
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

  private static BoxOfficeException invalid(String message) {
    return new BoxOfficeException(Problem.INVALID_REQUEST, message);
  }
}
