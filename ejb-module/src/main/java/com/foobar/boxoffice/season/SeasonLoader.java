package com.foobar.boxoffice.season;

import com.foobar.boxoffice.event.Event;
import com.foobar.boxoffice.event.Events;
import com.foobar.boxoffice.season.SampleSeason.House;
import com.foobar.boxoffice.season.SampleSeason.Performance;
import com.foobar.boxoffice.season.SampleSeason.Price;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import com.foobar.boxoffice.venue.Venue;
import com.foobar.boxoffice.venue.Venues;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fills an empty box office with a season, so that there is something to buy from the first minute.
 * It is one transaction: however many nodes start at once and whichever dies, the season is there
 * once or, for the next one to load, not at all. {@code boxoffice.sample-season=false} leaves the
 * box office empty.
 */
@Startup
@Singleton
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class SeasonLoader {

  private static final Logger LOG = System.getLogger(SeasonLoader.class.getName());

  @Inject private Transactions transactions;
  @Inject private SeasonRepository seasons;
  @Inject private Venues houses;
  @Inject private Events events;

  @Inject
  @ConfigProperty(name = "boxoffice.sample-season", defaultValue = "true")
  private boolean wanted;

  @PostConstruct
  void load() {
    if (wanted) {
      transactions.call(
          RetryPolicy.START,
          attempt -> {
            if (seasons.claim()) {
              load(SampleSeason.load());
            }
            return null;
          });
    }
  }

  private void load(SampleSeason season) {
    Instant now = seasons.claimedAt();
    Map<String, Venue> venues = new HashMap<>();
    for (House house : season.houses()) {
      venues.put(house.name(), houses.open(house.name(), house.zone(), house.plan()));
    }
    for (Performance performance : season.performances()) {
      events.announce(event(performance, venues.get(performance.house()), now));
    }
    LOG.log(
        Level.INFO,
        "Loaded the sample season: {0} events in {1} venues",
        season.performances().size(),
        season.houses().size());
  }

  private static Event event(Performance performance, Venue venue, Instant now) {
    List<Price> prices = performance.prices();
    Event event =
        new Event(
            venue,
            performance.title(),
            performance.description(),
            performance.startsAt(now),
            prices.get(0).price().currency());
    for (int tier = 1; tier <= prices.size(); tier++) {
      Price price = prices.get(tier - 1);
      event.price(tier, price.name(), price.price());
    }
    return event;
  }
}
