package com.foobar.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

  private final PasswordHashing passwords = new PasswordHashing();

  @BeforeEach
  void prepare() {
    passwords.prepare();
  }

  @Test
  void hashesWithArgon2idAtTheAdvisedCost() {
    assertThat(passwords.hash("correct horse")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void recognisesThePasswordAndNoOther() {
    Optional<String> hash = Optional.of(passwords.hash("correct horse"));

    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("battery staple", hash)).isFalse();
  }

  @Test
  void noPasswordIsThatOfNobody() {
    assertThat(passwords.matches("nobody's password", Optional.empty())).isFalse();
  }
}
