package com.foobar.boxoffice.web.catalogue;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.catalogue.Category;
import com.foobar.boxoffice.catalogue.EventDetails;
import java.time.Instant;
import java.util.List;

/** An event with its price categories. */
public record EventResponse(
    long id,
    String title,
    String description,
    Instant startsAt,
    String zone,
    String venue,
    Money fromPrice,
    long seatsFree,
    List<PriceCategory> categories) {

  /** A price category; the seats refer to it by its id. */
  public record PriceCategory(long id, String name, Money price) {

    static PriceCategory from(Category category) {
      return new PriceCategory(category.id(), category.name(), category.price());
    }
  }

  public static EventResponse from(EventDetails event) {
    return new EventResponse(
        event.id(),
        event.title(),
        event.description(),
        event.startsAt(),
        event.zone(),
        event.venue(),
        event.fromPrice(),
        event.seatsFree(),
        event.categories().stream().map(PriceCategory::from).toList());
  }
}
