package com.foobar.boxoffice.proof.checker;

/** What must never break, numbered as in the design. */
public enum Invariant implements com.foobar.proof.spi.Invariant {
  ONE_LIVE_TICKET("At most one live ticket per performance and seat"),
  ACKNOWLEDGED_EXISTS("Every acknowledged order exists, with all its tickets"),
  REFUSED_STAYS_REFUSED("No order that was refused exists; what was seen once stays"),
  BOOKS_BALANCE("The ledger sums to zero; one journal for every order and refund"),
  ONE_ORDER_PER_KEY("One idempotency key: at most one order, one charge"),
  HOLDS_ARE_KEPT("No order on an expired hold; no live hold is taken over"),
  ONE_HISTORY("At most one member accepts commits; all members hold the same"),
  ONE_ADMISSION("One admission per ticket; no transaction stays in doubt");

  private final String sentence;

  Invariant(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  /** From 1, as in the design. */
  @Override
  public int number() {
    return ordinal() + 1;
  }
}
