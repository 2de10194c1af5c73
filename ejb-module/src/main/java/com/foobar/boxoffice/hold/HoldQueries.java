package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.transaction.Reads;
import com.foobar.boxoffice.venue.Zones;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Live holds as their holders see them, from a replica that knows what they did a moment ago. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HoldQueries {

  private static final String OF_HOLDER =
      """
      SELECT h.id, h.event_id, e.title, e.starts_at, v.zone, v.name, h.total_minor, h.currency,
        h.expires_at, hs.seat_id, s.section, s.row_label, s.number, es.category_id,
        c.name AS category, hs.price_minor
      FROM hold h
        JOIN event e ON e.id = h.event_id
        JOIN venue v ON v.id = e.venue_id
        JOIN hold_seat hs ON hs.hold_id = h.id
        JOIN seat s ON s.id = hs.seat_id
        JOIN event_seat es ON es.event_id = h.event_id AND es.seat_id = hs.seat_id
        JOIN price_category c ON c.id = es.category_id
      WHERE h.holder IN (:holder) AND %s
      ORDER BY h.expires_at DESC, h.id, hs.seat_id
      """
          .formatted(HoldRepository.LIVE_NOW);

  private static final String COUNT_OF_HOLDER =
      "SELECT COUNT(*) FROM hold h WHERE h.holder = :holder AND " + HoldRepository.LIVE_NOW;

  @PersistenceUnit(unitName = "fresh")
  private EntityManagerFactory fresh;

  /** The holder's holds that have not ended, the latest to end first. */
  @SuppressWarnings("unchecked")
  public List<HoldView> ofHolder(Holder holder) {
    List<Object[]> rows =
        Reads.retried(
            fresh,
            entities ->
                entities
                    .createNativeQuery(OF_HOLDER)
                    .setParameter("holder", holder.ids())
                    .getResultList());
    Map<UUID, List<Object[]>> holds =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> uuid(row[0]), LinkedHashMap::new, Collectors.toList()));
    return holds.values().stream().map(HoldQueries::hold).toList();
  }

  /** Whether that visitor, or account, holds anything now. */
  public boolean hasAny(UUID holder) {
    Number live =
        Reads.retried(
            fresh,
            entities ->
                (Number)
                    entities
                        .createNativeQuery(COUNT_OF_HOLDER)
                        .setParameter("holder", holder)
                        .getSingleResult());
    return live.intValue() > 0;
  }

  private static HoldView hold(List<Object[]> rows) {
    Object[] first = rows.get(0);
    String currency = (String) first[7];
    return new HoldView(
        uuid(first[0]),
        number(first[1]),
        (String) first[2],
        time(first[3]),
        Zones.known((String) first[4]),
        (String) first[5],
        rows.stream().map(row -> seat(row, currency)).toList(),
        time(first[8]),
        new Money(number(first[6]), currency));
  }

  private static HoldView.Seat seat(Object[] row, String currency) {
    return new HoldView.Seat(
        number(row[9]),
        (String) row[10],
        (String) row[11],
        (int) number(row[12]),
        number(row[13]),
        (String) row[14],
        new Money(number(row[15]), currency));
  }

  private static UUID uuid(Object column) {
    ByteBuffer bytes = ByteBuffer.wrap((byte[]) column);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static Instant time(Object column) {
    return ((Timestamp) column).toInstant();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
