package com.foobar.boxoffice.web.account;

import com.foobar.boxoffice.account.Caller;
import java.util.List;

/** The new account. */
public record AccountResponse(String email, String name, List<String> roles) {

  public static AccountResponse from(Caller caller) {
    return new AccountResponse(
        caller.email(), caller.name(), caller.roles().stream().sorted().toList());
  }
}
