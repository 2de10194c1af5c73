package com.foobar.boxoffice.catalogue;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.seat.FreeSeats;
import com.foobar.boxoffice.transaction.Reads;
import com.foobar.boxoffice.venue.Zones;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is on, read from the replica: a moment old at worst. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CatalogueQueries {

  private static final int PAGE_SIZE = 12;

  private static final Logger LOG = System.getLogger(CatalogueQueries.class.getName());

  private static final String EVENTS = "FROM event e JOIN venue v ON v.id = e.venue_id ";

  // LOCATE compares as the columns do, without regard to case and accents, and knows no wildcards.
  // An event that is being prepared is not listed before there is a price to ask for.
  private static final String MATCHING =
      "WHERE EXISTS (SELECT 1 FROM price_category c WHERE c.event_id = e.id)"
          + " AND (:query = '' OR LOCATE(:query, e.title) > 0 OR LOCATE(:query, v.name) > 0) ";

  private static final String COUNT_MATCHING = "SELECT COUNT(*) " + EVENTS + MATCHING;

  // The page is cut inside, so that free seats are counted for its events only.
  private static final String SEARCH =
      summaries(MATCHING + "ORDER BY past, starts_at, id LIMIT :most OFFSET :skipped");

  private static final String ONE = summaries("WHERE e.id = :event");

  private static final String CATEGORIES =
      "SELECT id, name, price_minor FROM price_category WHERE event_id = :event ORDER BY tier";

  @PersistenceUnit(unitName = "replica")
  private EntityManagerFactory replica;

  /**
   * Events whose title or venue contains the text: those to come, soonest first, then those that
   * have begun.
   *
   * @param query matched without regard to case; blank or null finds all
   * @param page from 1
   * @throws BoxOfficeException INVALID_REQUEST for a page before the first
   */
  public EventPage search(String query, int page) {
    if (page < 1) {
      throw new BoxOfficeException(Problem.INVALID_REQUEST, "Pages count from 1.");
    }
    String text = query == null ? "" : query.strip();
    return Reads.retried(
        replica,
        entities -> {
          long matching =
              number(
                  entities
                      .createNativeQuery(COUNT_MATCHING)
                      .setParameter("query", text)
                      .getSingleResult());
          List<EventSummary> items =
              rows(
                      entities
                          .createNativeQuery(SEARCH, Tuple.class)
                          .setParameter("query", text)
                          .setParameter("most", PAGE_SIZE)
                          .setParameter("skipped", (page - 1L) * PAGE_SIZE),
                      CatalogueQueries::summary)
                  .stream()
                  .flatMap(Optional::stream)
                  .toList();
          long pages = Math.max(1, (matching + PAGE_SIZE - 1) / PAGE_SIZE);
          return new EventPage(items, page, Math.toIntExact(pages));
        });
  }

  public Optional<EventDetails> event(long id) {
    return Reads.retried(
        replica,
        entities ->
            rows(
                    entities.createNativeQuery(ONE, Tuple.class).setParameter("event", id),
                    row -> summary(row).map(summary -> details(summary, row, entities)))
                .stream()
                .flatMap(Optional::stream)
                .findFirst());
  }

  private static String summaries(String which) {
    return """
        SELECT e.*,
          (SELECT MIN(price_minor) FROM price_category WHERE event_id = e.id) AS from_minor,
          %s AS seats_free
        FROM (
          SELECT e.id, e.title, e.description, e.starts_at, e.currency, v.name AS venue, v.zone,
            e.starts_at <= UTC_TIMESTAMP(6) AS past
          %s %s) e
        ORDER BY e.past, e.starts_at, e.id
        """
        .formatted(FreeSeats.COUNT, EVENTS, which);
  }

  /**
   * The event, or empty when what the database has of it cannot be shown: one such event must not
   * take all others down.
   */
  private static Optional<EventSummary> summary(Tuple row) {
    try {
      String currency = row.get("currency", String.class);
      Number from = row.get("from_minor", Number.class);
      return Optional.of(
          new EventSummary(
              number(row.get("id")),
              row.get("title", String.class),
              row.get("starts_at", Timestamp.class).toInstant(),
              Zones.known(row.get("zone", String.class)),
              row.get("venue", String.class),
              from == null ? null : new Money(from.longValue(), currency),
              number(row.get("seats_free"))));
    } catch (IllegalArgumentException unknownCurrency) {
      LOG.log(Level.ERROR, "Event %s cannot be shown".formatted(row.get("id")), unknownCurrency);
      return Optional.empty();
    }
  }

  private static EventDetails details(EventSummary summary, Tuple row, EntityManager entities) {
    List<Category> categories =
        rows(
            entities.createNativeQuery(CATEGORIES, Tuple.class).setParameter("event", summary.id()),
            category ->
                new Category(
                    number(category.get("id")),
                    category.get("name", String.class),
                    new Money(
                        number(category.get("price_minor")), row.get("currency", String.class))));
    return new EventDetails(
        summary.id(),
        summary.title(),
        row.get("description", String.class),
        summary.startsAt(),
        summary.zone(),
        summary.venue(),
        summary.fromPrice(),
        summary.seatsFree(),
        categories);
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> rows(Query query, Function<Tuple, T> row) {
    return ((List<Tuple>) query.getResultList()).stream().map(row).toList();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
