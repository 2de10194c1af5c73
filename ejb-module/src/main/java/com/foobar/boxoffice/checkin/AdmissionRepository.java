package com.foobar.boxoffice.checkin;

import com.foobar.boxoffice.checkin.NotAdmittedHereException.TicketEvent;
import com.foobar.boxoffice.venue.Zones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Which tickets were let in, on the primary. */
@ApplicationScoped
public class AdmissionRepository {

  private static final String SHOWN =
      """
      SELECT e.id, e.title, e.starts_at, v.zone,
        e.starts_at > UTC_TIMESTAMP(6) + INTERVAL :opens SECOND AS early,
        e.starts_at < UTC_TIMESTAMP(6) - INTERVAL :closes SECOND AS late,
        t.admitted_at IS NOT NULL AS admitted
      FROM ticket t
        JOIN event e ON e.id = t.event_id
        JOIN venue v ON v.id = e.venue_id
      WHERE t.code = :code AND t.voided_at IS NULL
      """;

  // The row count decides: one admission for a ticket, at whichever door and node it is shown.
  private static final String ADMIT =
      """
      UPDATE ticket
      SET admitted_at = UTC_TIMESTAMP(6), admitted_door = :door, admission_id = :admission
      WHERE code = :code AND admitted_at IS NULL AND voided_at IS NULL
      """;

  private static final String ADMITTED =
      """
      SELECT t.admission_id, t.code, t.admitted_at, t.admitted_door,
        e.id AS event_id, e.title, e.starts_at, v.zone, s.section, s.row_label, s.number
      FROM ticket t
        JOIN event e ON e.id = t.event_id
        JOIN venue v ON v.id = e.venue_id
        JOIN seat s ON s.id = t.seat_id
      WHERE t.admitted_at IS NOT NULL AND t.voided_at IS NULL AND\s""";

  private static final String ADMITTED_BY_CODE = ADMITTED + "t.code = :code";

  private static final String ADMITTED_BY_ID = ADMITTED + "t.admission_id = :admission";

  // Locks the ticket: two who undo at once wait for each other.
  private static final String TICKET_OF =
      "SELECT id FROM ticket WHERE admission_id = :admission FOR UPDATE";

  private static final String RECORD_UNDONE =
      """
      INSERT INTO admission_undone (admission_id, ticket_id, admitted_at, admitted_door,
        undone_at, undone_by, door, reason)
      SELECT admission_id, id, admitted_at, admitted_door, UTC_TIMESTAMP(6), :by, :door, :reason
      FROM ticket WHERE id = :ticket
      """;

  private static final String UNDO =
      """
      UPDATE ticket SET admitted_at = NULL, admitted_door = NULL, admission_id = NULL
      WHERE id = :ticket
      """;

  private static final String UNDONE =
      """
      SELECT t.code, u.admitted_at, u.undone_at, u.door, u.reason
      FROM admission_undone u JOIN ticket t ON t.id = u.ticket_id
      WHERE u.admission_id = :admission
      """;

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  /**
   * A ticket shown at a door.
   *
   * @param early whether its event begins too long from now
   * @param late whether its event began too long ago
   * @param admitted whether it was let in already
   */
  record Shown(TicketEvent event, boolean early, boolean late, boolean admitted) {}

  /** The live ticket with this code, as it is committed. */
  Optional<Shown> shown(String code, Duration opens, Duration closes) {
    return rows(entities
            .createNativeQuery(SHOWN)
            .setParameter("code", code)
            .setParameter("opens", opens.toSeconds())
            .setParameter("closes", closes.toSeconds()))
        .map(
            row ->
                new Shown(
                    new TicketEvent(
                        number(row[0]),
                        (String) row[1],
                        time(row[2]),
                        Zones.known((String) row[3])),
                    number(row[4]) != 0,
                    number(row[5]) != 0,
                    number(row[6]) != 0))
        .findFirst();
  }

  /** Admits the ticket unless it was admitted before, or is none. */
  void admit(String code, String door, UUID admission) {
    entities
        .createNativeQuery(ADMIT)
        .setParameter("code", code)
        .setParameter("door", door)
        .setParameter("admission", admission)
        .executeUpdate();
  }

  /** The one admission of a live ticket, or empty when it has none. */
  Optional<Admission> admission(String code) {
    return admission(entities.createNativeQuery(ADMITTED_BY_CODE).setParameter("code", code));
  }

  /** The admission with this id, or empty when there is none, or none any more. */
  Optional<Admission> byId(UUID admission) {
    return admission(
        entities.createNativeQuery(ADMITTED_BY_ID).setParameter("admission", admission));
  }

  private static Optional<Admission> admission(Query query) {
    return rows(query)
        .map(
            row ->
                new Admission(
                    uuid(row[0]),
                    (String) row[1],
                    time(row[2]),
                    (String) row[3],
                    number(row[4]),
                    (String) row[5],
                    time(row[6]),
                    Zones.known((String) row[7]),
                    (String) row[8],
                    (String) row[9],
                    (int) number(row[10])))
        .findFirst();
  }

  /** Takes the admission back and records that, unless there is none. */
  void undo(UUID admission, long account, String door, String reason) {
    List<?> tickets =
        entities
            .createNativeQuery(TICKET_OF, UUID.class)
            .setParameter("admission", admission)
            .getResultList();
    for (Object ticket : tickets) {
      entities
          .createNativeQuery(RECORD_UNDONE)
          .setParameter("ticket", ticket)
          .setParameter("by", account)
          .setParameter("door", door)
          .setParameter("reason", reason)
          .executeUpdate();
      entities.createNativeQuery(UNDO).setParameter("ticket", ticket).executeUpdate();
    }
  }

  /** How the admission was taken back, if it was. */
  Optional<UndoneAdmission> undone(UUID admission) {
    return rows(entities.createNativeQuery(UNDONE).setParameter("admission", admission))
        .map(
            row ->
                new UndoneAdmission(
                    admission,
                    (String) row[0],
                    time(row[1]),
                    time(row[2]),
                    (String) row[3],
                    (String) row[4]))
        .findFirst();
  }

  @SuppressWarnings("unchecked")
  private static Stream<Object[]> rows(Query query) {
    return ((List<Object[]>) query.getResultList()).stream();
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }

  private static Instant time(Object column) {
    return ((Timestamp) column).toInstant();
  }

  private static UUID uuid(Object column) {
    ByteBuffer bytes = ByteBuffer.wrap((byte[]) column);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
