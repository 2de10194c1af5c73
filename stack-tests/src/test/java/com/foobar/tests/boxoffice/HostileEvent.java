package com.foobar.tests.boxoffice;

import com.foobar.tests.database.Databases;
import java.util.List;
import java.util.UUID;

/**
 * An event that is as awkward to show as the database allows: words without a place to break, names
 * that run from right to left, emoji, the highest prices and the highest numbers, seats and rows
 * with long names.
 *
 * @param id of the event
 * @param search finds it and nothing else
 */
public record HostileEvent(long id, String search) {
  /** The most that the schema takes. */
  public static final int LAST_SEAT = 65_535;

  public static final int SEATS_IN_A_ROW = 13;

  public static final long HIGHEST_PRICE = 900_719_925_474_099L;

  private static final int LAST_TIER = 255;
  private static final long LAST_POSITION = 4_294_967_295L;

  private static final String WORD =
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

  private static final List<String> CATEGORIES =
      List.of(WORD.substring(0, 40), "W".repeat(40), "مرحبا بالعالم مرحبا", "🎭".repeat(20));

  private static final List<Long> PRICES =
      List.of(HIGHEST_PRICE, 99_999_999_999L, 900_719_925_474L, 1L);

  private static final String RIGHT_TO_LEFT = "שלום".repeat(10);

  /** Writes one more to the database, to be in some years. It stays, as orders do. */
  public static HostileEvent in(Databases databases) {
    return in(databases, 24 * 1500);
  }

  /**
   * @param hours until it begins
   */
  public static HostileEvent in(Databases databases, int hours) {
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
    int categories = CATEGORIES.size();
    for (int i = 0; i < categories; i++) {
      int tier = LAST_TIER - categories + 1 + i;
      databases.change(
          "INSERT INTO boxoffice.price_category (event_id, tier, name, price_minor)"
              + " VALUES (?, ?, ?, ?)",
          event,
          tier,
          CATEGORIES.get(i),
          PRICES.get(i));
      for (int before = SEATS_IN_A_ROW - 1; before >= 0; before--) {
        databases.change(
            "INSERT INTO boxoffice.seat (venue_id, section, row_label, number, tier, position)"
                + " VALUES (?, ?, ?, ?, ?, ?)",
            venue,
            i < 2 ? "W".repeat(40) : RIGHT_TO_LEFT,
            "WWWWWWW" + i,
            LAST_SEAT - before,
            tier,
            LAST_POSITION - SEATS_IN_A_ROW * (categories - 1 - i) - before);
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
