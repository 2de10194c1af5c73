package com.foobar.tests.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.foobar.tests.database.Databases;
import com.foobar.tests.database.StatementCounters;
import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.Seat;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is the same for everyone is made once for many, and what is not is not shared. */
class SharedAnswersStackIT {
  private static final int REQUESTS = 300;
  private static final String EVENTS = "/api/events";

  private final TestStack stack;
  private final Databases databases;

  SharedAnswersStackIT(TestStack stack, Databases databases) {
    this.stack = stack;
    this.databases = databases;
  }

  @Test
  void aCrowdAtOnePageIsHardlyNoticedByTheDatabases() {
    Site nginx = stack.nginxOf("server-1");

    long selects =
        selectsDuring(
            () -> {
              for (int i = 0; i < REQUESTS; i++) {
                assertThat(nginx.get(EVENTS).require(200).servedBy()).isEqualTo("server-1");
              }
            });

    // Two for each page, were it made each time.
    assertThat(selects).isLessThan(REQUESTS);
  }

  @Test
  void whoProvesAnIdentityGetsAnAnswerOfHisOwn() {
    Site nginx = stack.nginxOf("server-1");

    long selects =
        selectsDuring(
            () -> {
              for (int i = 0; i < 20; i++) {
                nginx.get(EVENTS, "Authorization", "Bearer of-somebody").require(200);
              }
            });

    assertThat(selects).isGreaterThanOrEqualTo(20);
  }

  @Test
  void aSharedAnswerIsMadeAnewAfterAMoment() {
    Visitor buyer = stack.nginxOf("server-1").visitor();
    EventSummary before = buyer.roomiestEvent();
    List<Seat> free = buyer.freeSeats(before.id(), 1);

    buyer.hold(before.id(), free.get(0).id());

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> buyer.event(before.id()).seatsFree() < before.seatsFree());
  }

  @Test
  void nobodyGetsAnAnswerThatWasMeantForSomebodyElse() {
    Site nginx = stack.nginxOf("server-1");
    String first = "first-" + System.nanoTime() + "@example.com";
    String second = "second-" + System.nanoTime() + "@example.com";
    Visitor one = nginx.visitor().registeredAs(first);
    Visitor other = nginx.visitor().registeredAs(second);
    Visitor stranger = nginx.visitor();

    for (int i = 0; i < 20; i++) {
      assertThat(one.whoAmI()).contains(first);
      assertThat(other.whoAmI()).contains(second);
      assertThat(stranger.whoAmI()).isEmpty();
    }
  }

  private long selectsDuring(Runnable requests) {
    StatementCounters before = StatementCounters.now(databases);
    requests.run();
    StatementCounters after = StatementCounters.now(databases);
    return databases.members().stream()
        .mapToLong(member -> before.until(after, member, "boxoffice_read", "select"))
        .sum();
  }
}
