package com.foobar.boxoffice.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginFilterTest {

  @ParameterizedTest(name = "{0}, {1} at {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-,           -,                          www.foobar.com",
        "-,           http://www.foobar.com,      www.foobar.com",
        "-,           https://WWW.foobar.com,     www.foobar.com",
        "-,           http://localhost:8080,      localhost:8080",
        "same-origin, http://localhost:8080,      localhost:8080",
        "none,        -,                          localhost:8080"
      })
  void letsOwnPagesAndOtherClientsIn(String fetchSite, String origin, String host) {
    assertThat(SameOriginFilter.isFromOwnSite(fetchSite, origin, host)).isTrue();
  }

  @ParameterizedTest(name = "{0}, {1} at {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-,           https://evil.example,        www.foobar.com",
        "-,           http://localhost:9090,       localhost:8080",
        "-,           http://www.foobar.com.evil,  www.foobar.com",
        "-,           null,                        www.foobar.com",
        "same-site,   http://shop.foobar.com,      www.foobar.com",
        "cross-site,  -,                           www.foobar.com"
      })
  void refusesOtherSitesPages(String fetchSite, String origin, String host) {
    assertThat(SameOriginFilter.isFromOwnSite(fetchSite, origin, host)).isFalse();
  }
}
