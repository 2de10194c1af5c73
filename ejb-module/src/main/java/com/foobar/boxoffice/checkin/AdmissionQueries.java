package com.foobar.boxoffice.checkin;

import com.foobar.boxoffice.account.Role;
import com.foobar.boxoffice.transaction.Reads;
import com.foobar.boxoffice.venue.Zones;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Timestamp;
import java.util.List;

/** What the doors are open for, from a replica that knows who was let in a moment ago. */
@Stateless
@RolesAllowed(Role.DOOR)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdmissionQueries {

  private static final String NOW =
      """
      SELECT e.id, e.title, e.starts_at, v.zone, v.name,
        (SELECT COUNT(*) FROM ticket WHERE event_id = e.id AND voided_at IS NULL),
        (SELECT COUNT(*) FROM ticket
         WHERE event_id = e.id AND voided_at IS NULL AND admitted_at IS NOT NULL)
      FROM event e JOIN venue v ON v.id = e.venue_id
      WHERE e.starts_at BETWEEN UTC_TIMESTAMP(6) - INTERVAL :closes SECOND
        AND UTC_TIMESTAMP(6) + INTERVAL :opens SECOND
      ORDER BY e.starts_at, e.id
      """;

  @PersistenceUnit(unitName = "fresh")
  private EntityManagerFactory fresh;

  @Inject private DoorHours hours;

  /** Events whose tickets are admitted by doors that name no event, soonest first. */
  @SuppressWarnings("unchecked")
  public List<AdmittedEvent> now() {
    List<Object[]> rows =
        Reads.retried(
            fresh,
            entities ->
                entities
                    .createNativeQuery(NOW)
                    .setParameter("opens", hours.opens().toSeconds())
                    .setParameter("closes", hours.closes().toSeconds())
                    .getResultList());
    return rows.stream()
        .map(
            row ->
                new AdmittedEvent(
                    number(row[0]),
                    (String) row[1],
                    ((Timestamp) row[2]).toInstant(),
                    Zones.known((String) row[3]),
                    (String) row[4],
                    number(row[5]),
                    number(row[6])))
        .toList();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
