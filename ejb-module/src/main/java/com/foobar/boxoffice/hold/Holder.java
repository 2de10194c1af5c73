package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.fingerprint.Fingerprint;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who holds seats, or asks about holds: an account, or a visitor without one, who is known by a
 * secret in a cookie.
 *
 * @param account null when nobody is logged in
 * @param visitor the cookie's secret; null only for somebody who is logged in and has none
 * @param address where the request came from
 */
public record Holder(Long account, String visitor, ClientAddress address) {

  public Holder {
    Objects.requireNonNull(address);
    if (account == null) {
      Objects.requireNonNull(visitor);
    }
  }

  /** Whose a hold made now is. */
  UUID id() {
    return account == null ? idOfVisitor(visitor) : idOfAccount(account);
  }

  /** Whose holds are the own ones: before logging in, one was the visitor that one still is. */
  List<UUID> ids() {
    return Stream.of(
            account == null ? null : idOfAccount(account),
            visitor == null ? null : idOfVisitor(visitor))
        .filter(Objects::nonNull)
        .toList();
  }

  boolean isAnonymous() {
    return account == null;
  }

  static UUID idOfAccount(long account) {
    return new UUID(0, account);
  }

  /** The secret itself is written down nowhere. */
  static UUID idOfVisitor(String secret) {
    return Fingerprint.of("visitor", secret).half();
  }

  /** Without the visitor's secret, which must not reach a log. */
  @Override
  public String toString() {
    return "Holder[account=%s, address=%s]".formatted(account, address);
  }
}
