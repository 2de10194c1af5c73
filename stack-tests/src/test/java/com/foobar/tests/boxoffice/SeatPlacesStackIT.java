package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.plan.PlanContext;
import com.foobar.tests.database.Databases;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An installation from before seats had places, in a schema of its own: the migration gives them
 * the ones that a new installation has.
 */
class SeatPlacesStackIT {
  private static final String SCHEMA = "upgraded_boxoffice";
  private static final String MIGRATION = "V9__a_seat_has_a_place.sql";

  private static final String SEATS =
      """
      SELECT v.name, s.section, s.row_label, s.number, s.x, s.y
      FROM %1$s.seat s JOIN %1$s.venue v ON v.id = s.venue_id
      WHERE v.name IN ('Lantern Room', 'Riverside Concert Hall', 'Harbour Arena') ORDER BY s.id
      """;

  private static final String SECTIONS =
      """
      SELECT v.name, s.name AS section, s.label_x, s.label_y
      FROM %1$s.section s JOIN %1$s.venue v ON v.id = s.venue_id
      WHERE v.name IN ('Lantern Room', 'Riverside Concert Hall', 'Harbour Arena') ORDER BY 1, 2
      """;

  private static final String STAGES =
      """
      SELECT name, stage_distance, stage_width FROM %1$s.venue
      WHERE name IN ('Lantern Room', 'Riverside Concert Hall', 'Harbour Arena') ORDER BY 1
      """;

  private final Databases databases;
  private final PlanContext context;

  SeatPlacesStackIT(TestStack stack) {
    this.databases = stack.databases();
    this.context = stack.context();
  }

  @BeforeEach
  void anEarlierInstallation() throws IOException {
    drop();
    databases.apply("mysql", "CREATE SCHEMA " + SCHEMA + ";\n");
    for (Path earlier : migrations()) {
      if (number(earlier) < 9) {
        databases.apply(SCHEMA, Files.readString(earlier));
      }
    }
    databases.apply(
        SCHEMA,
        """
        INSERT INTO venue (id, name, zone) SELECT id, name, zone FROM boxoffice.venue;
        INSERT INTO seat (id, venue_id, section, row_label, number, tier, position)
          SELECT id, venue_id, section, row_label, number, tier, position FROM boxoffice.seat;
        INSERT INTO venue (id, name) VALUES (-1, 'Somebody''s own'), (-2, 'Not furnished yet');
        INSERT INTO seat (id, venue_id, section, row_label, number, tier, position) VALUES
          (-9, -1, 'Stalls', 'A', 1, 1, 1), (-8, -1, 'Stalls', 'A', 3, 1, 2),
          (-7, -1, 'Stalls', 'B', 1, 1, 3), (-6, -1, 'Box', 'A', 1, 1, 4);
        """);
  }

  @AfterEach
  void drop() {
    databases.apply("mysql", "DROP SCHEMA IF EXISTS " + SCHEMA + ";\n");
  }

  @Test
  void anUpgradedInstallationHasTheSameHouses() throws IOException {
    upgrade();

    for (String rows : List.of(SEATS, SECTIONS, STAGES)) {
      assertThat(databases.rows(rows.formatted(SCHEMA)))
          .isNotEmpty()
          .isEqualTo(databases.rows(rows.formatted("boxoffice")));
    }
  }

  @Test
  void aHouseOfItsOwnHasItsSectionsOneBehindTheOther() throws IOException {
    upgrade();

    List<Map<String, Object>> seats =
        databases.rows("SELECT id, x, y FROM " + SCHEMA + ".seat WHERE venue_id = -1 ORDER BY id");
    // The rows bend round a point that is six seats before the first one.
    assertThat(seats)
        .extracting(seat -> seat.get("x") + "," + seat.get("y"))
        .containsExactly("-50,598", "50,598", "0,700", "0,1060");
    assertThat(databases.rows("SELECT stage_distance FROM " + SCHEMA + ".venue WHERE id = -1"))
        .containsExactly(Map.of("stage_distance", 300));
  }

  /** A server that dies in the middle leaves it to the next one, which begins at its beginning. */
  @Test
  void itCanBeDoneAgain() throws IOException {
    upgrade();
    List<Map<String, Object>> once = databases.rows(SEATS.formatted(SCHEMA));

    upgrade();

    assertThat(databases.rows(SEATS.formatted(SCHEMA))).isEqualTo(once);
  }

  private void upgrade() throws IOException {
    databases.apply(SCHEMA, Files.readString(folder().resolve(MIGRATION)));
  }

  private Path folder() {
    return context.path("ejb-module/src/main/resources/db/boxoffice");
  }

  private List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted(Comparator.comparingInt(SeatPlacesStackIT::number)).toList();
    }
  }

  private static int number(Path migration) {
    return Integer.parseInt(migration.getFileName().toString().split("V|__")[1]);
  }
}
