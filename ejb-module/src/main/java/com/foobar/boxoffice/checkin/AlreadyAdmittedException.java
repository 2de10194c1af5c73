package com.foobar.boxoffice.checkin;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;

/** The ticket was let in before; {@link #first()} says when and where. */
public class AlreadyAdmittedException extends BoxOfficeException {

  private final transient Admission first;

  AlreadyAdmittedException(Admission first) {
    super(
        Problem.ALREADY_ADMITTED,
        "This ticket was admitted at %s, door %s.".formatted(first.at(), first.door()));
    this.first = first;
  }

  public Admission first() {
    return first;
  }
}
