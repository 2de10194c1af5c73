package com.foobar.boxoffice.account;

import java.io.Serializable;
import java.util.Set;

/** Who is logged in; kept in the replicated HTTP session. */
public record Caller(long accountId, String email, String name, Set<String> roles)
    implements Serializable {

  public Caller {
    roles = Set.copyOf(roles);
  }
}
