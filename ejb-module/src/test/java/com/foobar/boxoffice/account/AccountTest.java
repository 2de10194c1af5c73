package com.foobar.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

  @Test
  void writesAnAddressInOneWay() {
    assertThat(Account.normalised(" Ann.Example@Foobar.COM ")).contains("ann.example@foobar.com");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "ann", "ann@", "@foobar.com", "ann@foobar", "a b@foobar.com"})
  void refusesWhatIsNoAddress(String email) {
    assertThat(Account.normalised(email)).isEmpty();
    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(() -> new Account(email, "Ann", "hash", Role.BUYER))
        .extracting(BoxOfficeException::code)
        .isEqualTo(Problem.INVALID_REQUEST);
  }

  @Test
  void refusesAnAddressThatIsTooLong() {
    assertThat(Account.normalised("a".repeat(250) + "@b.com")).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\u00a0", "\u200b", "\u0301", "\u3164"})
  void hasAName(String name) {
    assertThatExceptionOfType(BoxOfficeException.class)
        .isThrownBy(() -> new Account("ann@foobar.com", name, "hash", Role.BUYER))
        .extracting(BoxOfficeException::code)
        .isEqualTo(Problem.INVALID_REQUEST);
  }

  @Test
  void changesItsPassword() {
    Account account = new Account("ann@foobar.com", "Ann", "old", Role.BUYER);

    account.changePassword("new");

    assertThat(account.hasPasswordHash("new")).isTrue();
  }
}
