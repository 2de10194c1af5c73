package com.foobar.boxoffice.web.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

/** Who wants to log in. What is no address or no password of ours is refused like a wrong one. */
public record LoginRequest(
    @NotBlank @Size(max = 254) String email, @NotEmpty @Size(max = 1024) String password) {

  /** Without the password, which must not reach a log. */
  @Override
  public String toString() {
    return "LoginRequest[email=%s]".formatted(email);
  }
}
