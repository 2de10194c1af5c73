package com.foobar.tests.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.database.Databases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes deployed at the same time, and more came later: the schemas were made once. */
class MigrationStackIT {
  private final Databases databases;

  MigrationStackIT(Databases databases) {
    this.databases = databases;
  }

  @ParameterizedTest
  @ValueSource(strings = {"boxoffice", "ledger"})
  void everyMigrationSucceededOnce(String schema) {
    List<Map<String, Object>> applied =
        databases.rows(
            "SELECT version, COUNT(*) AS times, MIN(success) AS success FROM "
                + schema
                + ".flyway_schema_history WHERE version IS NOT NULL GROUP BY version");

    assertThat(applied)
        .isNotEmpty()
        .allSatisfy(
            migration -> {
              assertThat(migration.get("times")).isEqualTo(1L);
              assertThat(((Boolean) migration.get("success"))).isTrue();
            });
  }

  @Test
  void theSeasonWasLoadedOnce() {
    assertThat(databases.number("SELECT COUNT(*) FROM boxoffice.event"))
        .isGreaterThanOrEqualTo(12)
        .isEqualTo(databases.number("SELECT COUNT(DISTINCT title) FROM boxoffice.event"));
    List<Map<String, Object>> houses =
        databases.rows(
            "SELECT COUNT(*) AS seats FROM boxoffice.seat GROUP BY venue_id ORDER BY seats");
    assertThat(houses).extracting(house -> house.get("seats")).contains(400L, 2_000L, 10_000L);
  }

  @Test
  void everyMemberHasEveryTable() {
    String tables =
        "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES"
            + " WHERE TABLE_SCHEMA IN ('boxoffice', 'ledger') ORDER BY 1, 2";
    List<Map<String, Object>> onPrimary = databases.rows(tables);
    assertThat(onPrimary).hasSizeGreaterThan(10);
    for (String member : databases.members()) {
      assertThat(databases.rowsOn(member, tables)).as(member).isEqualTo(onPrimary);
    }
  }
}
