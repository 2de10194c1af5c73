package com.foobar.boxoffice.web.session;

import com.foobar.boxoffice.account.Caller;
import java.util.List;

/** Who is logged in and what they may do; roles are {@code buyer} and {@code door}. */
public record SessionResponse(String email, String name, List<String> roles) {

  public static SessionResponse from(Caller caller) {
    return new SessionResponse(
        caller.email(), caller.name(), caller.roles().stream().sorted().toList());
  }
}
