package com.foobar.tests.prove;

import com.foobar.boxoffice.proof.readback.Schemas;
import com.foobar.stack.plan.PlanContext;
import com.foobar.tests.database.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A box office of its own in the test stack's group: the real migrations in schemas beside the real
 * ones, with one event.
 */
final class SeededSchemas implements AutoCloseable {
  static final Schemas NAMES = new Schemas("seeded_boxoffice", "seeded_ledger");
  static final long EVENT = 1;
  static final long CATEGORY = 1;
  static final int SEATS = 400;

  private final Databases databases;
  private final Path migrations;

  SeededSchemas(PlanContext context, List<String> buyers) {
    this.databases = new Databases(context);
    this.migrations = context.path("ejb-module/src/main/resources/db");
    drop();
    create(NAMES.boxOffice(), "boxoffice");
    create(NAMES.ledger(), "ledger");
    // The real box office gives nothing back yet.
    databases.apply(
        NAMES.boxOffice(),
        """
        CREATE TABLE refund (
          id              BINARY(16)   NOT NULL PRIMARY KEY,
          order_id        BINARY(16)   NOT NULL,
          idempotency_key VARCHAR(128) NOT NULL,
          amount_minor    BIGINT       NOT NULL,
          UNIQUE KEY refund_once (order_id, idempotency_key)
        );
        """);
    String seats =
        IntStream.rangeClosed(1, SEATS)
            .mapToObj("(%1$d, 1, 'Stalls', 'A', %1$d, 1, %1$d)"::formatted)
            .collect(Collectors.joining(", "));
    String eventSeats =
        IntStream.rangeClosed(1, SEATS)
            .mapToObj("(1, %1$d, 1, %1$d)"::formatted)
            .collect(Collectors.joining(", "));
    String accounts =
        buyers.stream()
            .map("('%s', 'Buyer', 'none', 1)"::formatted)
            .collect(Collectors.joining(", "));
    databases.apply(
        NAMES.boxOffice(),
        """
        INSERT INTO venue (id, name) VALUES (1, 'House');
        INSERT INTO seat (id, venue_id, section, row_label, number, tier, position) VALUES %s;
        INSERT INTO event (id, venue_id, title, description, starts_at, currency) VALUES (1, 1, 'Event', 'Event', '2099-01-01', 'EUR');
        INSERT INTO price_category (id, event_id, tier, name, price_minor) VALUES (1, 1, 1, 'All', 2500);
        INSERT INTO event_seat (event_id, seat_id, category_id, position) VALUES %s;
        INSERT INTO account (email, name, password_hash, version) VALUES %s;
        """
            .formatted(seats, eventSeats, accounts));
  }

  /** A ticket for a seat that has one already is no longer refused. */
  void dropUniqueKey() {
    databases.apply(NAMES.boxOffice(), "ALTER TABLE ticket DROP KEY ticket_live_once;\n");
  }

  /** A void ticket can be let in with: nothing is left but what the seller asks. */
  void dropCheckOfVoidTickets() {
    databases.apply(NAMES.boxOffice(), "ALTER TABLE ticket DROP CHECK ticket_admitted_alive;\n");
  }

  private void create(String schema, String database) {
    databases.apply("mysql", "CREATE SCHEMA %s;\n".formatted(schema));
    try (Stream<Path> files = Files.list(migrations.resolve(database))) {
      for (Path file : files.sorted().toList()) {
        databases.apply(schema, Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drop() {
    databases.apply("mysql", "DROP SCHEMA IF EXISTS %s;\n".formatted(NAMES.boxOffice()));
    databases.apply("mysql", "DROP SCHEMA IF EXISTS %s;\n".formatted(NAMES.ledger()));
  }

  @Override
  public void close() {
    drop();
  }
}
