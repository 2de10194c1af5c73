package com.foobar.boxoffice.web.caching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticCachingFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/3f2a9c1b/css/base.css",
        "/assets/js/shell.3f2a9c1b04.js",
        "/assets/js/shell-3f2a9c1b04.js",
        "/webjars/lit/3.3.1/index.js"
      })
  void fingerprintedFilesNeverGoStale(String path) {
    assertThat(StaticCachingFilter.policy(path)).isEqualTo(StaticCachingFilter.IMMUTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/assets/css/base.css",
        "/assets/decade/css/base.css",
        "/assets/20261121x/base.css",
        "/webjars/lit/",
        "/event.html"
      })
  void othersAreAskedForEachTime(String path) {
    assertThat(StaticCachingFilter.policy(path)).isEqualTo(StaticCachingFilter.REVALIDATE);
  }
}
