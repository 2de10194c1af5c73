package com.foobar.boxoffice.seat;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.seat.SeatMap.SectionView;
import com.foobar.boxoffice.seat.SeatMap.StageView;
import com.foobar.boxoffice.transaction.Reads;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.persistence.Query;
import java.util.List;

/** The seats of events as everybody sees them, read from the replica: a moment old at worst. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SeatQueries {

  private static final String SEATS =
      """
      SELECT s.id, s.section, s.row_label, s.number, es.category_id,
        CASE WHEN sold THEN 'SOLD' WHEN held_until > UTC_TIMESTAMP(6) THEN 'HELD' ELSE 'FREE' END
          AS status,
        s.x, s.y
      FROM event_seat es JOIN seat s ON s.id = es.seat_id
      WHERE es.event_id = :event
      ORDER BY es.seat_id
      """;

  private static final String HOUSE =
      """
      SELECT v.stage_distance, v.stage_width, s.name, s.label_x, s.label_y
      FROM event e JOIN venue v ON v.id = e.venue_id LEFT JOIN section s ON s.venue_id = v.id
      WHERE e.id = :event
      ORDER BY s.name
      """;

  @PersistenceUnit(unitName = "replica")
  private EntityManagerFactory replica;

  /**
   * The house of an event, with all its seats.
   *
   * @throws BoxOfficeException NOT_FOUND for an unknown event
   */
  public SeatMap ofEvent(long eventId) {
    return Reads.retried(
        replica,
        entities -> {
          List<SeatView> seats =
              seats(entities.createNativeQuery(SEATS).setParameter("event", eventId));
          return seatMap(seats, entities.createNativeQuery(HOUSE).setParameter("event", eventId));
        });
  }

  @SuppressWarnings("unchecked")
  private static SeatMap seatMap(List<SeatView> seats, Query house) {
    List<Object[]> rows = house.getResultList();
    if (rows.isEmpty()) {
      throw new BoxOfficeException(Problem.NOT_FOUND, "There is no such event.");
    }
    int width = (int) number(rows.get(0)[1]);
    return new SeatMap(
        seats,
        rows.stream()
            .filter(row -> row[2] != null)
            .map(
                row -> new SectionView((String) row[2], (int) number(row[3]), (int) number(row[4])))
            .toList(),
        width == 0 ? null : new StageView((int) number(rows.get(0)[0]), width));
  }

  /**
   * Rows of {@link #SEATS}. A house has thousands of seats, and a {@code Tuple} costs two maps of
   * all columns for each: a crowd that looked at seat maps filled the heap.
   */
  @SuppressWarnings("unchecked")
  private static List<SeatView> seats(Query query) {
    return ((List<Object[]>) query.getResultList())
        .stream()
            .map(
                row ->
                    new SeatView(
                        number(row[0]),
                        (String) row[1],
                        (String) row[2],
                        (int) number(row[3]),
                        number(row[4]),
                        SeatStatus.valueOf((String) row[5]),
                        (int) number(row[6]),
                        (int) number(row[7])))
            .toList();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
