package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.Hold;
import com.foobar.tests.site.Seat;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the hot paths cost the databases, in statements of each kind, by the members' own count.
 * Each COMMIT and each PREPARE is agreed on by the group; so is each statement of the log, which
 * commits by itself. Time is measured elsewhere: a number is the same on every machine.
 */
class StatementCountStackIT {
  private static final String BOX_OFFICE = "boxoffice_app";
  private static final String LEDGER = "ledger_app";
  private static final String READER = "boxoffice_read";

  /** The user of the log, and of timers. */
  private static final String WILDFLY = "wildfly";

  /** Pings of a pool, for which a member does nothing. */
  private static final String PING = "Ping";

  /** Timers and recovery ask now and then: the least of so many rounds is nobody else's. */
  private static final int ROUNDS = 6;

  private static final int SEATS = 2;

  private static final int ORDERS = 20;

  /** Threads and connections that are new to a table open it once each. */
  private static final long FEW_FOR_EACH = 5;

  /** Rows that were read to count what a visitor holds already. */
  private static final String EXAMINED_BEFORE_HOLDS =
      """
      SELECT SUM(sum_rows_examined) FROM performance_schema.events_statements_summary_by_digest
      WHERE schema_name = 'boxoffice' AND digest_text LIKE '%`hold_turn`%'
      """;

  private static final String OPENED_TABLES =
      """
      SELECT variable_value AS opened FROM performance_schema.global_status
      WHERE variable_name = 'Opened_tables'
      """;

  private final Databases databases;
  private final Site site;

  private Visitor buyer;
  private EventSummary event;

  /** Asked for once: the answer is the same for everyone, and for a second. */
  private Iterator<Seat> free;

  StatementCountStackIT(Databases databases, Site site) {
    this.databases = databases;
    this.site = site;
  }

  @BeforeEach
  void warmUp() {
    buyer = site.visitor().registered();
    event = buyer.roomiestEvent();
    free = buyer.freeSeats(event.id(), SEATS * (ORDERS + ROUNDS + 1)).iterator();
    buyer.order(hold());
  }

  @Test
  void aHoldIsEightStatementsAndOneCommit() {
    Map<String, Long> least = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      StatementCounters before = StatementCounters.now(databases);
      hold();
      keepLeast(least, before, StatementCounters.now(databases), List.of(BOX_OFFICE, LEDGER));
    }

    assertThat(least)
        .containsExactlyInAnyOrderEntriesOf(
            of(
                BOX_OFFICE,
                Map.of(
                    "xa_start",
                    1L,
                    "select",
                    2L,
                    "update",
                    1L,
                    "insert",
                    2L,
                    "xa_end",
                    1L,
                    "xa_commit",
                    1L)));
  }

  @Test
  void anOrderIsSeventeenStatementsAndFourCommitsBesideTheLogs() {
    Map<String, Long> least = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Hold hold = hold();
      StatementCounters before = StatementCounters.now(databases);
      buyer.order(hold);
      keepLeast(
          least, before, StatementCounters.now(databases), List.of(BOX_OFFICE, LEDGER, READER));
    }

    Map<String, Long> expected =
        of(
            BOX_OFFICE,
            Map.of(
                "select",
                2L,
                "xa_start",
                1L,
                "update",
                2L,
                "insert_select",
                1L,
                "insert",
                2L,
                "xa_end",
                1L,
                "xa_prepare",
                1L,
                "xa_commit",
                1L));
    expected.putAll(
        of(
            LEDGER,
            Map.of(
                "xa_start",
                1L,
                "insert",
                2L,
                "xa_end",
                1L,
                "xa_prepare",
                1L,
                "xa_commit",
                1L,
                "select",
                1L)));
    assertThat(least).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void readingAnOrderBackIsOneStatement() {
    Map<String, Long> least = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      StatementCounters before = StatementCounters.now(databases);
      buyer.orders();
      keepLeast(
          least, before, StatementCounters.now(databases), List.of(BOX_OFFICE, LEDGER, READER));
    }

    assertThat(least).containsExactlyInAnyOrderEntriesOf(of(READER, Map.of("select", 1L)));
  }

  /**
   * Not looked for before, and not begun and ended around: whether it is deleted later is a matter
   * of time.
   */
  @Test
  void theLogIsWrittenOnceForEachOrder() {
    List<Hold> holds = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      holds.add(hold());
    }
    StatementCounters before = StatementCounters.now(databases);
    holds.forEach(buyer::order);
    Map<String, Long> counts = before.until(StatementCounters.now(databases), WILDFLY);

    long decisions = counts.getOrDefault("insert", 0L) + counts.getOrDefault("update", 0L);
    assertThat(decisions).as("%s", counts).isBetween((long) ORDERS, ORDERS + 4L);
  }

  /** However much the buyer has bought before. */
  @Test
  void aHoldLooksAtNoneThatHasEnded() {
    for (int i = 0; i < ORDERS; i++) {
      buyer.order(hold());
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = databases.number(EXAMINED_BEFORE_HOLDS);
      hold();
      least = Math.min(least, databases.number(EXAMINED_BEFORE_HOLDS) - before);
    }

    assertThat(least).isLessThan(ORDERS);
  }

  /**
   * A replica that repeats an order keeps open what its rows refer to, once it has opened it.
   *
   * <p>Where the server keeps foreign keys, and not InnoDB, it opens twenty for each purchase.
   */
  @Test
  void noReplicaOpensTablesForEachOrder() {
    Map<String, Long> before = openedTables();
    for (int i = 0; i < ORDERS; i++) {
      buyer.order(hold());
    }
    // What is read has been applied where it is read; of the other replica it is nearly so.
    buyer.orders();

    assertThat(openedTables())
        .isNotEmpty()
        .allSatisfy(
            (member, opened) ->
                assertThat(opened - before.get(member)).isLessThan(FEW_FOR_EACH * ORDERS));
  }

  private Map<String, Long> openedTables() {
    String primary = databases.primary();
    return databases.members().stream()
        .filter(member -> !member.equals(primary))
        .collect(Collectors.toMap(member -> member, this::openedTables));
  }

  private long openedTables(String member) {
    return Long.parseLong((String) databases.rowsOn(member, OPENED_TABLES).get(0).get("opened"));
  }

  private Hold hold() {
    Long[] seats = Stream.generate(free::next).limit(SEATS).map(Seat::id).toArray(Long[]::new);
    return buyer.hold(event.id(), seats);
  }

  /** Of each kind the least so far; what did not come every time was somebody else's. */
  private static void keepLeast(
      Map<String, Long> least, StatementCounters before, StatementCounters after, List<String> of) {
    Map<String, Long> counts = new TreeMap<>();
    for (String user : of) {
      counts.putAll(of(user, before.until(after, user)));
    }
    if (least.isEmpty()) {
      least.putAll(counts);
    }
    least.replaceAll((kind, count) -> Math.min(count, counts.getOrDefault(kind, 0L)));
    least.values().removeIf(count -> count == 0);
  }

  private static Map<String, Long> of(String user, Map<String, Long> kinds) {
    return kinds.entrySet().stream()
        .filter(kind -> !kind.getKey().equals(PING))
        .collect(
            Collectors.toMap(
                kind -> user + " " + kind.getKey(), Map.Entry::getValue, Long::sum, TreeMap::new));
  }
}
