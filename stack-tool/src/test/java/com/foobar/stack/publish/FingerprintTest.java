package com.foobar.stack.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/3f2a9c81d0e4/site.css",
        "/app.3f9a2c71.js",
        "/app-3F9A2C71D0.js",
        "/webjars/lit-html/3.3.0/lit-html.js"
      })
  void aDigestOrTheVersionOfAWebJarIsOne(String path) {
    assertThat(Fingerprint.isIn(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/index.html",
        "/css/site.css",
        "/deadline/feedback.html",
        "/webjars/readme.txt",
        "/webjars/x/2.0-SNAPSHOT/x.js",
        // Dates and numbers.
        "/img/logo-20240608.png",
        "/reports/20260115.html",
        "/report-20240608a.pdf",
        "/report-08062024b.pdf",
        "/report-28062024b.pdf",
        "/report-06282024b.pdf",
        "/invoice-1234567890.pdf",
        // Words, alone or numbered.
        "/facade00.png",
        "/docs/deadbeef.txt",
        "/docs/DEADBEEF.txt",
        "/docs/deadbeef01.txt",
        "/42facade.js",
        // Too short, or part of a word.
        "/app.3f9a2c7.js",
        "/x3f9a2c71.js",
        "/app.3f9a2c71g.js"
      })
  void whatMayStayTheSameWhileTheContentChangesIsNone(String path) {
    assertThat(Fingerprint.isIn(path)).isFalse();
  }

  @Test
  void theVersionsOfOneFileAreOneFamily() {
    assertThat(Fingerprint.family("/a/app.3f9a2c71.js"))
        .isPresent()
        .isEqualTo(Fingerprint.family("/a/app.88aa2c71f0.js"))
        .isNotEqualTo(Fingerprint.family("/a/other.88aa2c71f0.js"));
  }
}
