package com.foobar.boxoffice.ledger;

/** The accounts of the books that the box office posts to. */
public enum LedgerAccount {
  /** Owed by customers on invoice. */
  RECEIVABLES("receivables"),
  /** Taken by card, not yet paid out by the acquirer. */
  CARD_CLEARING("card-clearing"),
  /** What was sold. */
  TICKET_SALES("ticket-sales");

  private final String code;

  LedgerAccount(String code) {
    this.code = code;
  }

  /** The account's name in the ledger. */
  public String code() {
    return code;
  }
}
