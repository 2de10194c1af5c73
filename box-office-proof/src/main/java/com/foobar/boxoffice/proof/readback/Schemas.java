package com.foobar.boxoffice.proof.readback;

/** The names of the two databases that a box office keeps its tickets and its books in. */
public record Schemas(String boxOffice, String ledger) {
  /** Those of the application that the stack brings. */
  public static final Schemas OWN = new Schemas("boxoffice", "ledger");
}
