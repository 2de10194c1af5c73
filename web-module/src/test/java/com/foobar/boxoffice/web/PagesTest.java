package com.foobar.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages whose status and head the server makes. */
class PagesTest {

  private static ApiServer site;

  @BeforeAll
  static void start() {
    site = new ApiServer();
  }

  @BeforeEach
  void reset() {
    site.boxOffice.reset();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Nested
  class OfAnEvent {

    @Test
    void saysInItsHeadWhatItIsAbout() {
      var page = site.send("GET", "/event.html?id=1");

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
      assertThat(page.header("Cache-Control")).isEqualTo("public, max-age=5");
      assertThat(page.header("Set-Cookie")).isNull();
      assertThat(page.body())
          .contains(
              "<title>Othello · Foobar Box Office</title>",
              "<meta name=\"description\" content=\"Monday, 1 March 2027, 19:30. Old House. Tickets"
                  + " from €25.00. By Shakespeare.\">",
              "<meta property=\"og:title\" content=\"Othello\">",
              "<meta property=\"og:description\" content=\"Monday, 1 March 2027, 19:30.",
              "<link rel=\"canonical\" href=\"/event.html?id=1\">")
          .doesNotContain("<!--description-->", "@head@", "@assets@");
    }

    @Test
    void takesNoMarkUpFromAnEvent() {
      site.boxOffice.describe(
          "</title><script>alert(1)</script>", "\" onload=\"x", "<!-- '&amp;' \ud83c \ud83c\udfad");

      var page = site.send("GET", "/event.html?id=1").body();

      assertThat(page)
          .contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; · ")
          .contains("19:30. &quot; onload=&quot;x. Tickets")
          .contains("&lt;!-- &#39;&amp;amp;&#39; \ufffd \ud83c\udfad.\">")
          .doesNotContain("<script>alert", "onload=\"x");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "wordword ", // with blanks to cut at
          "x", // without
          "\ud83c\udfad" // characters of two units
        })
    void cutsALongDescriptionAtTheEndOfACharacter(String part) {
      // One of the two has a character of two units where it is cut.
      for (String first : List.of("", "a")) {
        site.boxOffice.describe("Othello", "Old House", first + part.repeat(3000));

        var page = site.send("GET", "/event.html?id=1").body();

        String text = page.replaceFirst("(?s).*name=\"description\" content=\"", "");
        text = text.substring(0, text.indexOf('"'));
        assertThat(text).endsWith("…").doesNotContain("\ufffd", "?");
        assertThat(text.codePointCount(0, text.length())).isBetween(100, 200);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "?id=2",
          "?id=0",
          "?id=01",
          "?id=-1",
          "?id=x",
          "?id=",
          "",
          "?id=1.5",
          "?id=%00",
          "?ID=1",
          "?id=99999999999999999999",
          "?id=%D9%A1",
          "?id=1%20",
          "?id=2&id=1"
        })
    void isNotFoundWhereThereIsNoSuchEvent(String query) {
      var page = site.send("GET", "/event.html" + query);

      assertThat(page.status()).isEqualTo(404);
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.body()).contains("No such event", "What’s on", "name=\"query\"");
      assertThat(site.send("HEAD", "/event.html" + query).status()).isEqualTo(404);
    }

    @Test
    void asksForItselfWhenItCannotBeReadNow() {
      site.boxOffice.failWith(new IllegalStateException("secret of the database"));

      var page = site.send("GET", "/event.html?id=1");

      assertThat(page.status()).isEqualTo(503);
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.body())
          .contains("<title>Event · Foobar Box Office</title>", "/js/pages/event.js")
          .doesNotContain("secret", "canonical");
    }
  }

  @Nested
  class OfAnOrder {

    private static final String OWN = "/order.html?id=" + ScriptedBoxOffice.ORDER;

    @Test
    void isThereForItsBuyer() {
      var page = site.send("GET", OWN, "Cookie", site.login(ScriptedBoxOffice.BUYER.email()));

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.body()).contains("/js/pages/order.js", "Your tickets");
    }

    @Test
    void isNotFoundByAnotherAccount() {
      var page = site.send("GET", OWN, "Cookie", site.login(ScriptedBoxOffice.DOOR.email()));

      assertThat(page.status()).isEqualTo(404);
      assertThat(page.body()).contains("No such order", "/orders.html");
    }

    @Test
    void doesNotTellThoseWhoAreNotLoggedInWhetherItExists() {
      String unknown = "/order.html?id=44444444-4444-4444-8444-444444444444";

      assertThat(site.send("GET", OWN).status()).isEqualTo(200);
      assertThat(site.send("GET", unknown).status()).isEqualTo(200);
      assertThat(site.send("GET", unknown).body()).isEqualTo(site.send("GET", OWN).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?id=", "?id=1", "?id=1-1-1-1-1", "?id=x"})
    void isNotFoundWhereTheAddressNamesNone(String query) {
      assertThat(site.send("GET", "/order.html" + query).status()).isEqualTo(404);
    }
  }
}
