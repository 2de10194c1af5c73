package com.foobar.boxoffice.rehearsal;

import com.foobar.boxoffice.catalogue.CatalogueQueries;
import com.foobar.boxoffice.catalogue.EventSummary;
import com.foobar.boxoffice.hold.Holds;
import com.foobar.boxoffice.order.Checkout;
import com.foobar.boxoffice.seat.SeatMap;
import com.foobar.boxoffice.seat.SeatQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * All that a buyer does, gone through once without a buyer, so that a server that has just started
 * has done it before somebody waits for it. Nothing is different afterwards.
 */
@ApplicationScoped
public class Rehearsal {

  @Inject private CatalogueQueries catalogue;
  @Inject private SeatQueries seats;
  @Inject private Holds holds;
  @Inject private Checkout checkout;

  @Inject
  @ConfigProperty(name = "foobar.warm-up.key")
  private Optional<String> key = Optional.empty();

  /**
   * Whether this is whoever warms the server up. Where no key is known, nobody is.
   *
   * @param claimed the key as it came; null for none
   */
  public boolean isAskedBy(String claimed) {
    return claimed != null
        && key.filter(
                known ->
                    MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8),
                        claimed.getBytes(StandardCharsets.UTF_8)))
            .isPresent();
  }

  /**
   * Looks at the smallest of the next events, holds seats and buys. Returns the event's seat map;
   * none when none is on.
   */
  public Optional<SeatMap> run() {
    Optional<SeatMap> map =
        catalogue.search("", 1).items().stream()
            .min(Comparator.comparingLong(EventSummary::seatsFree))
            .map(EventSummary::id)
            .flatMap(catalogue::event)
            .map(event -> seats.ofEvent(event.id()));
    holds.rehearse();
    checkout.rehearse();
    return map;
  }
}
