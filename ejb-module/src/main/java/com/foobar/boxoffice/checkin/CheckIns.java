package com.foobar.boxoffice.checkin;

import jakarta.ejb.Stateless;

/** Lets ticket holders in, each ticket once. */
@Stateless
public class CheckIns {

  /**
   * Admits the ticket with this code.
   *
   * @param door which door it was shown at
   * @throws AlreadyAdmittedException ALREADY_ADMITTED, with when and where
   * @throws com.foobar.boxoffice.BoxOfficeException NOT_FOUND for a code that no live ticket has
   */
  public Admission admit(String code, String door) {
    throw new UnsupportedOperationException();
  }
}
