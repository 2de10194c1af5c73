package com.foobar.tests.balancing;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.site.Site;
import com.foobar.tests.site.SteadyLoad;
import com.foobar.tests.site.SteadyReader;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both balancers take visitors, and each can do without the other. */
class TwoBalancersStackIT {
  /** Ten times a second each. */
  private static final int READERS = 10;

  private final TestStack stack;

  TwoBalancersStackIT(TestStack stack) {
    this.stack = stack;
  }

  @AfterEach
  void mend() {
    stack.mend();
  }

  @ParameterizedTest
  @CsvSource({"lb-2, lb", "lb, lb-2"})
  void whoComesThroughTheOneDoesNotNoticeTheDeathOfTheOther(String dead, String other)
      throws InterruptedException {
    Site site = stack.siteAt(other);
    try (SteadyLoad people = SteadyLoad.on(site);
        SteadyReader readers = SteadyReader.at(site, READERS)) {
      readers.awaitMoreAnswers(50);

      stack.kill(dead + "/haproxy");
      readers.awaitMoreAnswers(200);
      stack.up();
      readers.awaitMoreAnswers(100);
      people.awaitMoreAnswers();

      assertThat(readers.failures()).isEmpty();
      assertThat(people.failures()).isEmpty();
    }
    stack.siteAt(dead).freshEvents().require(200);
  }

  @Test
  void aVisitorHasTheSameServerAndTheSameLoginAtBoth() {
    Visitor visitor = stack.siteAt("lb").visitor().registered();
    String server = visitor.cookie(Visitor.PERSISTENCE_COOKIE).orElseThrow();

    Visitor elsewhere = visitor.at(stack.siteAt("lb-2"));

    for (int i = 0; i < 10; i++) {
      assertThat(elsewhere.get("/api/session").require(200).servedBy()).isEqualTo(server);
    }
    assertThat(elsewhere.whoAmI()).isEqualTo(visitor.whoAmI());
  }

  @Test
  void statusTellsBothAddresses() {
    assertThat(stack.run("status", "--json").json().at("/site/urls"))
        .extracting(url -> url.asText())
        .containsExactlyElementsOf(
            List.of(stack.siteAt("lb").base().toString(), stack.siteAt("lb-2").base().toString()));
  }
}
