package com.foobar.boxoffice.transaction;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of the schema that a statement would have broken, as MySQL tells it.
 *
 * @param name of a unique key with its table's, such as {@code ticket.ticket_live_once}; of another
 *     constraint as it stands in the message
 * @param race whether two who do the right thing at the same moment may meet there, so that a
 *     second look finds what the other one wrote
 */
record Constraint(String name, boolean race) {

  private static final int DUPLICATE = 1062;

  /** NOT NULL, foreign keys of both directions (old and new numbers), CHECK. */
  private static final Set<Integer> OTHERS =
      Set.of(1048, 1216, 1217, 1364, 1451, 1452, 1557, 1761, 1762, 3819);

  /** The entry comes first and may hold anything, so that the last name counts. */
  private static final Pattern KEY = Pattern.compile(".*for key '([^']*)'.*", Pattern.DOTALL);

  private static final Pattern NAME =
      Pattern.compile(
          ".*(?:CONSTRAINT [`']|constraint [`']|Column ')([^`']*)[`'].*", Pattern.DOTALL);

  /**
   * Unique keys at which honest work may meet, each with what the second look finds. All others
   * guard what a conditional statement has decided before: there, a duplicate means that it decided
   * wrongly.
   */
  private static final Set<String> RACES =
      Set.of(
          // Two register one address, or two send one request at once.
          "account.account_email",
          "orders.orders_idempotency_key",
          "hold.hold_idempotency_key",
          "payment_attempt.payment_attempt_open",
          "ticket.ticket_admission",
          // Our own earlier attempt, whose commit had lost its connection: ids are random.
          "hold.PRIMARY",
          "orders.PRIMARY",
          "journal.PRIMARY",
          "payment_attempt.PRIMARY",
          "admission_undone.PRIMARY",
          // A random code that exists already: the next attempt draws another.
          "orders.orders_number",
          "ticket.ticket_code",
          // Two nodes that migrate at once.
          "flyway_schema_history.PRIMARY");

  /** The rule that this failure is about, if it is about one. */
  static Optional<Constraint> of(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure.getErrorCode() == DUPLICATE) {
      String name = named(KEY, message);
      return Optional.of(new Constraint(name, RACES.contains(name)));
    }
    return OTHERS.contains(failure.getErrorCode())
        ? Optional.of(new Constraint(named(NAME, message), false))
        : Optional.empty();
  }

  private static String named(Pattern pattern, String message) {
    Matcher matcher = pattern.matcher(message);
    return matcher.matches() ? matcher.group(1) : message;
  }
}
