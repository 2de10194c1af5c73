package com.foobar.boxoffice.proof.history;

import com.foobar.proof.history.Answered;
import java.util.List;
import java.util.UUID;

/** What a good answer said, as far as anybody needs it later. */
public sealed interface Result extends Answered {

  /** Something was shown that the proof does not look at. */
  record Shown(int items) implements Result {}

  /** Who is logged in. */
  record LoggedIn(String email) implements Result {}

  /**
   * Seats are held.
   *
   * @param until by the answer, in microseconds since 1970
   */
  record Held(UUID hold, List<Long> seats, long until) implements Result {}

  /** Nothing to say but that it was done. */
  record Done() implements Result {}

  /**
   * An order stands.
   *
   * @param total in the currency's minor unit
   */
  record Placed(UUID order, long total, List<Ticket> tickets) implements Result {}

  /** A ticket of an order. */
  record Ticket(UUID id, long seat, String code) {}

  /** The ids of the buyer's orders. */
  record Orders(List<UUID> orders) implements Result {}

  /**
   * A ticket was let in.
   *
   * @param at in microseconds since 1970
   */
  record Admitted(String code, long at) implements Result {}

  /**
   * Tickets were given back.
   *
   * @param amount what is paid back, in the currency's minor unit
   */
  record Refunded(UUID refund, long amount, List<String> codes) implements Result {}

  /**
   * A ticket is void.
   *
   * @param at in microseconds since 1970
   */
  record Voided(String code, long at) implements Result {}
}
