package com.foobar.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:aaaa::1, 2001:db8:1:2:bbbb:cccc:dddd:eeee",
    "2001:db8:1:2::, 2001:0DB8:0001:0002:0000:0000:0000:0001",
    "::ffff:192.0.2.7, 192.0.2.7",
    "fe80::1%eth0, fe80::2"
  })
  void oneSubscriberIsOne(String one, String other) {
    assertThat(ClientAddress.of(one)).isEqualTo(ClientAddress.of(other));
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.7, 192.0.2.8", "2001:db8:1:2::1, 2001:db8:1:3::1", "192.0.2.7, 2001:db8::1"})
  void twoAreTwo(String one, String other) {
    assertThat(ClientAddress.of(one)).isNotEqualTo(ClientAddress.of(other));
  }

  @Test
  void nonsenseIsOneAndLookedUpNowhere() {
    assertThat(ClientAddress.of("www.foobar.com"))
        .isEqualTo(ClientAddress.of(null))
        .isEqualTo(ClientAddress.of("a"))
        .isEqualTo(ClientAddress.of("1:2:3"));
  }
}
