package com.foobar.boxoffice.web.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who wants an account. Whether a password is good enough is for the box office to say. */
public record RegistrationRequest(
    @NotBlank @Email @Size(max = 254) String email,
    @NotNull @Size(min = 8, max = 128) String password,
    @NotBlank @Size(max = 100) String name) {

  /** Without the password, which must not reach a log. */
  @Override
  public String toString() {
    return "RegistrationRequest[email=%s, name=%s]".formatted(email, name);
  }
}
