package com.foobar.boxoffice.account;

import jakarta.ejb.Stateless;
import java.util.Optional;

/** Registers people and recognises them. Open to everyone: it is how one becomes a caller. */
@Stateless
public class Accounts {

  /**
   * Opens an account with the role {@code buyer}.
   *
   * @throws com.foobar.boxoffice.BoxOfficeException EMAIL_TAKEN, or INVALID_REQUEST when the
   *     address, the password or the name cannot be accepted
   */
  public Caller register(String email, String password, String name) {
    throw new UnsupportedOperationException();
  }

  /** The caller, or empty when the address is unknown or the password wrong. */
  public Optional<Caller> authenticate(String email, String password) {
    throw new UnsupportedOperationException();
  }
}
