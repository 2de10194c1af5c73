package com.foobar.boxoffice.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which tickets were let in, on the primary. */
@ApplicationScoped
public class AdmissionRepository {

  // The row count decides: one admission for a ticket, at whichever door and node it is shown.
  private static final String ADMIT =
      """
      UPDATE ticket
      SET admitted_at = UTC_TIMESTAMP(6), admitted_door = :door, admission_id = :admission
      WHERE code = :code AND admitted_at IS NULL AND voided_at IS NULL
      """;

  private static final String ADMITTED =
      """
      SELECT t.code, t.admitted_at, t.admitted_door, t.admission_id = :admission AS own,
        e.id AS event_id, e.title, s.section, s.row_label, s.number
      FROM ticket t
        JOIN event e ON e.id = t.event_id
        JOIN seat s ON s.id = t.seat_id
      WHERE t.code = :code AND t.admitted_at IS NOT NULL AND t.voided_at IS NULL
      """;

  @PersistenceContext(unitName = "boxoffice")
  private EntityManager entities;

  /**
   * The one admission of a ticket.
   *
   * @param own whether it is the one that was asked about
   */
  record Recorded(Admission admission, boolean own) {}

  /** Admits the ticket unless it was admitted before, or is none. */
  void admit(String code, String door, UUID admission) {
    entities
        .createNativeQuery(ADMIT)
        .setParameter("code", code)
        .setParameter("door", door)
        .setParameter("admission", admission)
        .executeUpdate();
  }

  /** The admission of a live ticket, or empty when it has none. */
  @SuppressWarnings("unchecked")
  Optional<Recorded> recorded(String code, UUID admission) {
    List<Tuple> rows =
        entities
            .createNativeQuery(ADMITTED, Tuple.class)
            .setParameter("code", code)
            .setParameter("admission", admission)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Recorded(
                    new Admission(
                        row.get("code", String.class),
                        row.get("admitted_at", Timestamp.class).toInstant(),
                        row.get("admitted_door", String.class),
                        row.get("event_id", Number.class).longValue(),
                        row.get("title", String.class),
                        row.get("section", String.class),
                        row.get("row_label", String.class),
                        row.get("number", Number.class).intValue()),
                    row.get("own", Number.class).intValue() != 0))
        .findFirst();
  }
}
