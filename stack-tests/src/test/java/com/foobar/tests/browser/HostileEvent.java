package com.foobar.tests.browser;

import com.foobar.tests.database.Databases;
import java.util.List;
import java.util.UUID;

/**
 * An event that is as awkward to show as the database allows: words without a place to break, names
 * that run from right to left, emoji, prices of twelve digits, seats and rows with long names.
 *
 * @param id of the event
 * @param search finds it and nothing else
 */
record HostileEvent(long id, String search) {
  private static final String WORD =
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

  private static final List<String> CATEGORIES =
      List.of(WORD.substring(0, 40), "W".repeat(40), "مرحبا بالعالم مرحبا", "🎭".repeat(20));

  private static final List<Long> PRICES =
      List.of(123_456_789_012L, 99_999_999_999L, 900_719_925_474L, 1L);

  private static final String RIGHT_TO_LEFT = "שלום".repeat(10);

  private static final int SEATS_IN_A_ROW = 13;

  /** Writes one more to the database, to be in some years. It stays, as orders do. */
  static HostileEvent in(Databases databases) {
    return in(databases, 24 * 1500);
  }

  /**
   * @param hours until it begins
   */
  static HostileEvent in(Databases databases, int hours) {
    String mark = UUID.randomUUID().toString().replace("-", "");
    databases.change(
        "INSERT INTO boxoffice.venue (name, zone) VALUES (?, 'Pacific/Chatham')", WORD + mark);
    long venue = databases.number("SELECT id FROM boxoffice.venue WHERE name = ?", WORD + mark);
    databases.change(
        "INSERT INTO boxoffice.event (venue_id, title, description, starts_at, currency)"
            + " VALUES (?, ?, ?, UTC_TIMESTAMP() + INTERVAL ? HOUR, 'EUR')",
        venue,
        WORD + WORD + mark.substring(0, 8),
        WORD + " https://example.com/" + "a".repeat(300),
        hours);
    long event = databases.number("SELECT id FROM boxoffice.event WHERE venue_id = ?", venue);
    for (int tier = 1; tier <= CATEGORIES.size(); tier++) {
      databases.change(
          "INSERT INTO boxoffice.price_category (event_id, tier, name, price_minor)"
              + " VALUES (?, ?, ?, ?)",
          event,
          tier,
          CATEGORIES.get(tier - 1),
          PRICES.get(tier - 1));
    }
    for (int tier = 1; tier <= CATEGORIES.size(); tier++) {
      for (int number = 1; number <= SEATS_IN_A_ROW; number++) {
        databases.change(
            "INSERT INTO boxoffice.seat (venue_id, section, row_label, number, tier, position)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            venue,
            tier < 3 ? "W".repeat(40) : RIGHT_TO_LEFT,
            "WWWWWWW" + tier,
            32000 + number,
            tier,
            tier * 100 + number);
      }
    }
    databases.change(
        "INSERT INTO boxoffice.event_seat (event_id, seat_id, category_id, position)"
            + " SELECT c.event_id, s.id, c.id, s.position FROM boxoffice.seat s"
            + " JOIN boxoffice.price_category c ON c.tier = s.tier"
            + " WHERE s.venue_id = ? AND c.event_id = ? ORDER BY s.id",
        venue,
        event);
    return new HostileEvent(event, mark);
  }
}
