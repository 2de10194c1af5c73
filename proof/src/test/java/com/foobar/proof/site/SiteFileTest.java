package com.foobar.proof.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFileTest {
  @TempDir private Path folder;

  private SitePlan read(String text) throws IOException {
    return SiteFile.read(Files.writeString(folder.resolve("paths.txt"), text));
  }

  @Test
  void itSaysWhatIsAskedAndWhatIsExpected() throws IOException {
    SitePlan plan =
        read(
            """
            # A shop.
            GET /shop/?page=1#top      # what is new
              expect 200 304
              expect text What # is new
            HEAD /shop/logo.png

            log in GET /shop/account
            log in POST /shop/j_security_check
              form j_username=reader-{person}&j_password=secret
              expect 302
            stay GET /shop/account
              expect text Log out
            limit availability 99.5
            limit lost 2
            """);

    assertThat(plan.pages())
        .containsExactly(
            new Step(2, "GET", "/shop/?page=1#top", null, null, List.of(200, 304), List.of("What")),
            Step.of(5, "HEAD", "/shop/logo.png"));
    assertThat(plan.login()).hasSize(2);
    assertThat(plan.login().get(1).by(7))
        .isEqualTo(
            new Step(
                8,
                "POST",
                "/shop/j_security_check",
                "j_username=reader-7&j_password=secret",
                "application/x-www-form-urlencoded",
                List.of(302),
                List.of()));
    assertThat(plan.stay())
        .containsExactly(Step.of(11, "GET", "/shop/account").withTexts(List.of("Log out")));
    assertThat(plan.limits())
        .isEqualTo(new Limits(99.5, Limits.DEFAULT.silence(), Limits.DEFAULT.p99(), 2));
  }

  @Test
  void everyMistakeIsNamedWithItsLine() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    expect 200
                    GTE /
                    GET shop
                      form a=b
                    GET /a b
                    GET /
                      expect much
                    POST /orders
                    log out
                    limit patience 3
                    limit silence much
                    limit availability 101
                    log in DELETE /
                    """))
        .isInstanceOf(StackException.class)
        .satisfies(
            failure ->
                assertThat(failure.getMessage().lines())
                    .allSatisfy(line -> assertThat(line).contains("paths.txt, line "))
                    .extracting(line -> line.replaceAll(".*line (\\d+):.*", "$1"))
                    .containsExactly(
                        "1", "2", "3", "4", "5", "7", "8", "9", "10", "11", "12", "13"))
        .hasMessageContaining("line 2: 'GTE /' is not understood; a line begins with GET,");
  }

  @Test
  void aLogInWantsAPageThatTellsWhetherItLasts() {
    assertThatThrownBy(() -> read("GET /\nlog in POST /login\n  json {\"user\":\"anna\"}\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("say stay GET");
    assertThatThrownBy(() -> read("stay GET /account\n")).hasMessageContaining("say log in POST");
  }

  @Test
  void nothingToReadIsNamed() {
    assertThatThrownBy(() -> read("# nothing\n")).hasMessageContaining("names nothing to read");
  }
}
