package com.foobar.tests.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many statements of each kind each user has sent to each member, by the members' own count.
 *
 * @see <a
 *     href="https://dev.mysql.com/doc/refman/9.7/en/performance-schema-statement-summary-tables.html">Statement
 *     summary tables</a>
 */
public final class StatementCounters {
  private static final String QUERY =
      """
      SELECT user, SUBSTRING_INDEX(event_name, '/', -1) AS kind, SUM(count_star) AS count
      FROM performance_schema.events_statements_summary_by_account_by_event_name
      WHERE user IS NOT NULL AND count_star > 0
      GROUP BY user, kind
      """;

  private record Key(String member, String user, String kind) {}

  private final Map<Key, Long> counts = new HashMap<>();

  private StatementCounters() {}

  public static StatementCounters now(Databases databases) {
    StatementCounters counters = new StatementCounters();
    for (String member : databases.members()) {
      for (Map<String, Object> row : databases.rowsOn(member, QUERY)) {
        counters.counts.put(
            new Key(member, (String) row.get("user"), (String) row.get("kind")),
            ((Number) row.get("count")).longValue());
      }
    }
    return counters;
  }

  /**
   * How many more there were by then.
   *
   * @param kind as in {@code statement/sql/<kind>}
   */
  public long until(StatementCounters later, String member, String user, String kind) {
    Key key = new Key(member, user, kind);
    return later.counts.getOrDefault(key, 0L) - counts.getOrDefault(key, 0L);
  }

  /** How many more there were by then of each kind, on all members together. */
  public Map<String, Long> until(StatementCounters later, String user) {
    Map<String, Long> more = new TreeMap<>();
    later.counts.forEach(
        (key, count) -> {
          long delta = count - counts.getOrDefault(key, 0L);
          if (key.user().equals(user) && delta > 0) {
            more.merge(key.kind(), delta, Long::sum);
          }
        });
    return more;
  }

  /** All that came in between, for a failed test to show. */
  public String describeUntil(StatementCounters later) {
    List<String> lines = new ArrayList<>();
    later.counts.forEach(
        (key, count) -> {
          long delta = count - counts.getOrDefault(key, 0L);
          if (delta > 0) {
            lines.add("%s %s %s: %d".formatted(key.member(), key.user(), key.kind(), delta));
          }
        });
    return String.join("\n", lines.stream().sorted().toList());
  }
}
