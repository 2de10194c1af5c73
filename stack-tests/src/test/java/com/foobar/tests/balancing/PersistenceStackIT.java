package com.foobar.tests.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.site.Answer;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A visitor stays on one server, by a cookie that says which. */
class PersistenceStackIT {
  private static final String UNCACHED = "/api/session";

  private final Visitor visitor;

  PersistenceStackIT(Site site) {
    this.visitor = site.visitor();
  }

  @Test
  void theFirstAnswerNamesTheServerAndTheOthersComeFromIt() {
    Answer first = visitor.get(UNCACHED);
    List<String> later =
        IntStream.range(0, 20).mapToObj(i -> visitor.get(UNCACHED).servedBy()).toList();

    assertThat(visitor.cookie(Visitor.PERSISTENCE_COOKIE)).hasValue(first.servedBy());
    assertThat(later).containsOnly(first.servedBy());
    assertThat(setCookie(first)).contains("HttpOnly").contains("SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"server-1", "server-2"})
  void theCookieDecides(String server) {
    visitor.movedTo(server);

    assertThat(IntStream.range(0, 10).mapToObj(i -> visitor.get(UNCACHED).servedBy()))
        .containsOnly(server);
    assertThat(IntStream.range(0, 10).mapToObj(i -> visitor.get("/").servedBy()))
        .containsOnly(server);
  }

  @Test
  void aServerThatDoesNotExistIsForgotten() {
    visitor.movedTo("server-9");

    Answer answer = visitor.get(UNCACHED);

    assertThat(answer.servedBy()).matches("server-[12]");
    assertThat(visitor.cookie(Visitor.PERSISTENCE_COOKIE)).hasValue(answer.servedBy());
  }

  /** Shared caches must never hand one visitor's cookie to another. */
  @Test
  void whatEverybodyMayKeepSetsNoCookie() {
    Answer answer = visitor.get("/api/events").require(200);

    assertThat(answer.header("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("public"));
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  private static String setCookie(Answer answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(Visitor.PERSISTENCE_COOKIE))
        .findFirst()
        .orElse("");
  }
}
