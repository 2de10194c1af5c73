package com.foobar.tests.prove;

import com.foobar.boxoffice.proof.checker.Invariant;

/** A mistake that a ticket seller can make, and the invariant that it breaks. */
enum SeededBug {
  /** Whoever pays gets a ticket: it relies on a unique key that is not there. */
  NO_UNIQUE_KEY(Invariant.ONE_LIVE_TICKET),
  /** Looks whether seats are free, and then takes them without asking again. */
  READ_THEN_WRITE_HOLDS(Invariant.HOLDS_ARE_KEPT),
  /** Says yes first and commits after, when it does. */
  ACKNOWLEDGE_BEFORE_COMMIT(Invariant.ACKNOWLEDGED_EXISTS),
  /** Replication is not waited for, and an old primary goes on committing after the change. */
  OLD_PRIMARY_COMMITS(Invariant.ONE_HISTORY),
  /** Each of its nodes asks its own clock whether a hold has expired. */
  APPLICATION_CLOCK(Invariant.HOLDS_ARE_KEPT),
  /** Pays tickets back and forgets the ledger now and then. */
  REFUND_WITHOUT_REVERSAL(Invariant.BOOKS_BALANCE),
  /** The door asks whether somebody is inside already, and not whether the ticket is valid. */
  VOIDED_TICKET_ADMITTED(Invariant.ONE_ADMISSION),
  /** The door does not ask whether somebody is inside already. */
  ADMITTED_TWICE(Invariant.ONE_ADMISSION),
  /** Who wants seats that are held is given the hold that is on them. */
  SHARED_HOLD(Invariant.HOLDS_ARE_KEPT);

  private final Invariant broken;

  SeededBug(Invariant broken) {
    this.broken = broken;
  }

  Invariant broken() {
    return broken;
  }
}
