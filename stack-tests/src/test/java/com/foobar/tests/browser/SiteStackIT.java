package com.foobar.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.boxoffice.HostileEvent;
import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Order;
import com.foobar.tests.site.Site;
import com.foobar.tests.site.Visitor;
import com.foobar.tests.stack.TestStack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The site for whoever comes: with small screens, other eyes, two tabs, or bad luck. */
@ExtendWith(BrowserExtension.class)
class SiteStackIT {
  private static final By FREE_SEAT =
      By.cssSelector("[data-testid='seat'][data-status='FREE']:not(:has(input:checked))");

  private final TestStack stack;
  private final Databases databases;
  private final Site site;

  SiteStackIT(TestStack stack, Databases databases, Site site) {
    this.stack = stack;
    this.databases = databases;
    this.site = site;
  }

  /** WCAG 2.2, 1.4.10: 320 CSS pixels, that is 1280 at 400 %. */
  @Test
  void noPageIsWiderThanTheNarrowestPhoneWhateverItShows(Page page) {
    HostileEvent event = HostileEvent.in(databases);
    SoftAssertions widths = new SoftAssertions();
    Runnable measure =
        () ->
            widths
                .assertThat(page.<Long>tell("document.documentElement.scrollWidth"))
                .as("width of %s", page.address())
                .isLessThanOrEqualTo(320);
    page.screen(320, 640, true);

    page.open(site.base() + "/?query=" + event.search());
    page.awaitCount("event-card", 1);
    measure.run();
    page.open(site.base() + "/?query=" + "W".repeat(100));
    page.awaitSeen("no-results");
    measure.run();
    page.open(site.base() + "/?page=" + "9".repeat(90));
    assertThat(page.text("beyond-the-last")).contains("There is no page");
    measure.run();
    page.press("to-the-last");
    page.awaitSeen("events");
    page.open(site.base() + "/?page=" + "W".repeat(90));
    assertThat(page.text("unread-page")).contains("This is the first");
    page.awaitSeen("events");
    measure.run();
    for (String path :
        List.of("/event.html?id=0", "/order.html?id=x", "/nothing-" + "W".repeat(90))) {
      assertThat(site.get(path).status()).as(path).isEqualTo(404);
      page.open(site.base() + path);
      measure.run();
    }

    page.open(site.base() + "/event.html?id=" + event.id());
    page.awaitSeen("seat-map");
    assertThat(page.<String>tell("document.querySelector('.event-when').textContent"))
        .as("the clock of a house elsewhere is named")
        .contains("Chatham");
    measure.run();
    page.press("tab-list");
    for (int chosen = 1; chosen <= 3; chosen++) {
      page.pressFirst(FREE_SEAT);
      page.awaitCount("chosen-seat", chosen);
    }
    page.press("tray-toggle");
    measure.run();
    page.press("hold-button");
    page.awaitSeen("countdown");
    page.press("switch-to-register");
    measure.run();
    page.tell("scrollTo(0, document.documentElement.scrollHeight)");
    page.awaitTrue("scrollY > 0");
    assertThat(page.isInView("countdown")).as("the countdown, at the end of the page").isTrue();

    page.open(site.base() + "/orders.html");
    page.awaitAddress("/login.html");
    page.awaitSeen("hold-bar");
    measure.run();
    page.open(site.base() + "/checkout.html");
    page.press("switch-to-register");
    page.type("name", "W".repeat(100));
    page.type("email", "w".repeat(28) + UUID.randomUUID() + "@example.com");
    page.type("password", "a sentence to remember");
    page.press("register-submit");
    page.awaitSeen("pay-button");
    measure.run();
    page.press("pay-button");
    page.awaitCount("ticket", 3);
    measure.run();
    page.open(site.base() + "/orders.html");
    page.awaitCount("order", 1);
    measure.run();
    widths.assertAll();
  }

  /** Everything here is said by shape, lightness or words, and each colour says one thing. */
  @Test
  void seatsAndPricesDifferWithoutHue(Page page) {
    page.open(site.base() + "/event.html?id=" + anEvent());
    page.awaitSeen("seat-map");

    for (String scheme : List.of("light", "dark")) {
      page.media("prefers-color-scheme", scheme);
      Map<String, Number> looks = page.ask(Scripts.LOOKS);
      assertThat(looks.get("leastContrast").doubleValue())
          .as("lightness of two price categories, %s", scheme)
          .isGreaterThan(1.1);
      assertThat(looks.get("leastAgainstSurface").doubleValue())
          .as("each category against the plan, %s", scheme)
          .isGreaterThanOrEqualTo(3);
      assertThat(looks.get("nearestToAction").doubleValue())
          .as("what is not pressed beside the colour of what is pressed (OKLab), %s", scheme)
          .isGreaterThan(0.1);
    }
    page.media("prefers-color-scheme", "light");
    assertThat(page.<Map<String, Number>>ask(Scripts.STAMPS))
        .as("the part of a seat's picture in which two looks differ")
        .allSatisfy((pair, part) -> assertThat(part.doubleValue()).as(pair).isGreaterThan(0.05));
    page.media("forced-colors", "active");
    assertThat(page.<Map<String, Number>>ask(Scripts.STAMPS))
        .as("the same under forced colours")
        .hasSizeGreaterThan(50)
        .allSatisfy((pair, part) -> assertThat(part.doubleValue()).as(pair).isGreaterThan(0.05));
  }

  @Test
  void thePlanIsWalkedByKeysAsItStandsOnTheScreen(Page page) {
    page.open(site.base() + "/event.html?id=" + anEvent());
    page.awaitSeen("seat-map");
    page.keys("seat-map", Keys.HOME, Keys.ARROW_RIGHT);
    awaitActiveSeat(page, "row A, seat 2,");
    page.keys("seat-map", Keys.ARROW_DOWN);
    awaitActiveSeat(page, "row B,");
    page.keys("seat-map", Keys.ARROW_DOWN);
    awaitActiveSeat(page, "row C,");
    page.keys("seat-map", Keys.ARROW_UP);
    awaitActiveSeat(page, "row B,");
    page.keys("seat-map", Keys.SPACE);
    awaitActiveSeat(page, "chosen");
    page.awaitCount("chosen-seat", 1);
  }

  /** Until a screen reader says this of the seat that has the focus. */
  private static void awaitActiveSeat(Page page, String part) {
    page.awaitTrue(
        "document.querySelector('[data-testid=map-seat][data-active]').ariaLabel.includes('%s')"
            .formatted(part));
  }

  /** At 200 % on a screen of 1280 by 1024. */
  @Test
  void aChoiceIsAnsweredInViewAndAPartyIsAskedBeforeItIsTornApart(Page page) {
    page.screen(640, 512, false);
    long event = anEvent();
    page.open(site.base() + "/event.html?id=" + event);
    page.awaitSeen("seat-map");
    for (int nearer = 0; nearer < 4; nearer++) {
      page.pressFirst(By.cssSelector("[aria-label='Zoom in']"));
    }
    assertThat(page.text("map-where")).as("what the plan shows").contains("row");

    page.press("tab-list");
    List<Long> seats = new ArrayList<>();
    for (int chosen = 1; chosen <= 3; chosen++) {
      seats.add(page.pressedSeat(FREE_SEAT));
      page.awaitCount("chosen-seat", chosen);
    }
    page.press("tab-map");
    page.tell("document.getElementById('seat-map').scrollIntoView({block: 'end'})");
    assertThat(page.<Number>tell(Scripts.TRAY_HIDES).doubleValue())
        .as("the part of the screen that the choice takes")
        .isLessThan(0.25);

    // The middle one goes to someone else.
    sell(event, seats.get(1), true);
    try {
      page.press("hold-button");
      assertThat(page.text("party")).contains("One of your three seats went to someone else");
      assertThat(page.isThere("hold-button")).as("a button to hold the two").isFalse();
      assertThat(page.address()).contains("/event.html");
      page.press("party-together");
      page.awaitCount("chosen-seat", 3);
      page.awaitSeen("hold-button");
    } finally {
      sell(event, seats.get(1), false);
    }

    page.press("tab-list");
    page.pressFirst(By.cssSelector("[data-testid='seat']:has(input:checked)"));
    page.awaitCount("chosen-seat", 2);
    page.press("hold-button");
    page.awaitAddress("/checkout.html");
  }

  @Test
  void aHoldFollowsItsVisitorAndItsEndIsSaid(Page page) {
    long event = anEvent();
    page.open(site.base() + "/event.html?id=" + event);
    page.press("best-hold");
    page.awaitAddress("/checkout.html");
    String total = page.text("total");

    page.openTab(site.base() + "/checkout.html");
    assertThat(page.text("total")).isEqualTo(total);
    // A browser that was closed and remembers nothing but its cookies, served by one server and by
    // the other.
    for (String server : List.of("server-1", "server-2")) {
      page.tell("localStorage.clear()");
      page.setCookie(Visitor.PERSISTENCE_COOKIE, server);
      page.open(site.base() + "/checkout.html");
      assertThat(page.text("total")).as("by " + server).isEqualTo(total);
    }
    page.open(site.base() + "/event.html?id=" + event);
    page.awaitSeen("held");
    page.press("tab-list");
    page.awaitCount("seat", "[data-status='MINE']", 2);
    page.pressFirst(FREE_SEAT);
    assertThat(page.text("refusal")).contains("You hold seats already");
    page.press("release");
    page.awaitCount("seat", "[data-status='MINE']", 0);
    page.tab(0);
    assertThat(page.text("hold-ended")).contains("No longer held");

    page.open(site.base() + "/event.html?id=" + event);
    page.press("best-hold");
    page.awaitAddress("/checkout.html");
    page.awaitSeen("countdown");
    expireAllIn(databases, 10);
    page.reload();
    assertThat(page.text("hold-expired")).contains("nothing was charged");
    page.press("choose-again");
    page.awaitCount("chosen-seat", 2);
  }

  @Test
  void whoRegistersStaysOnThisSiteAndALostAnswerIsNoSecondAccount(Page page) {
    for (String next :
        List.of("/.//evil.example/", "//evil.example/", "http://[", "javascript:alert(1)")) {
      page.open(
          site.base() + "/register.html?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
      page.type("name", "Grace");
      page.type("email", "grace-" + UUID.randomUUID() + "@example.com");
      page.type("password", "a sentence to remember");
      page.tell(Scripts.LOSE_AN_ANSWER);
      page.press("register-submit");
      assertThat(page.text("problem")).contains("No connection");
      page.press("register-submit");
      page.awaitSeen("events");
      assertThat(page.address()).as(next).isEqualTo(site.base() + "/");
      page.press("logout");
      page.awaitSeen("nav-login");
    }
  }

  /** A phone whose keyboard takes the lower half. */
  @Test
  void theDoorsVerdictIsInViewAboveTheKeyboardAndAMistakeIsTakenBack(Page page) {
    HostileEvent tonight = HostileEvent.in(databases, 2);
    try {
      atTheDoorOf(tonight, page);
    } finally {
      // Other tests take the soonest for one of the season's.
      databases.change(
          "UPDATE boxoffice.event SET starts_at = starts_at + INTERVAL 4 YEAR WHERE id = ?",
          tonight.id());
    }
  }

  private void atTheDoorOf(HostileEvent tonight, Page page) {
    Visitor buyer = site.visitor().registered();
    List<String> here =
        buyer.order(buyer.holdBest(tonight.id(), category(tonight.id()), 2)).tickets().stream()
            .map(Order.Ticket::code)
            .toList();
    String elsewhere =
        buyer.order(buyer.holdBest(anEvent(), category(anEvent()), 1)).tickets().get(0).code();

    page.screen(360, 330, true);
    page.open(site.base() + "/login.html?next=/checkin.html");
    page.type("email", "door@foobar.com");
    page.type("password", stack.context().secrets().get("application.door"));
    page.press("login-submit");
    page.type("code", "NO-SUCH-TICKET");
    page.submit("code");
    assertThat(page.text("verdict")).containsIgnoringCase("No such ticket");
    page.awaitTrue(
        "(r => r.top >= 0 && r.top < innerHeight / 3)"
            + "(document.querySelector('.verdict-title').getBoundingClientRect())");
    assertThat(page.isInView("verdict-title")).isTrue();
    page.press("next-ticket");
    page.awaitTrue("document.activeElement.id === 'code'");

    page.tell("document.querySelector('.checkin-door').open = true");
    page.choose("door-event", String.valueOf(tonight.id()));
    show(page, elsewhere, "Other event");
    assertThat(page.text("verdict")).contains("The ticket is not used up");
    show(page, here.get(0), "Let in");
    show(page, here.get(0), "Already admitted");
    page.pressFirst(By.cssSelector(".checkin-earlier [data-testid='undo']"));
    page.press("undo-confirm");
    page.awaitTrue("/Taken back/.test(document.querySelector('.verdict-title').textContent)");
    show(page, here.get(0), "Let in");
    page.tell(Scripts.LOSE_AN_ANSWER);
    show(page, here.get(1), "No connection");
    page.submit("code");
    awaitVerdict(page, "Let in");
    assertThat(page.<Number>tell("document.documentElement.scrollWidth").intValue())
        .isLessThanOrEqualTo(360);
  }

  private static void show(Page page, String code, String verdict) {
    page.type("code", code);
    page.submit("code");
    awaitVerdict(page, verdict);
  }

  private static void awaitVerdict(Page page, String verdict) {
    page.awaitTrue(
        "document.querySelector('.verdict-title').textContent.startsWith('%s')".formatted(verdict));
  }

  private long category(long event) {
    return site.visitor().event(event).categories().get(0).id();
  }

  private void sell(long event, long seat, boolean sold) {
    databases.change(
        "UPDATE boxoffice.event_seat SET sold = ? WHERE event_id = ? AND seat_id = ?",
        sold,
        event,
        seat);
  }

  private long anEvent() {
    return site.visitor().roomiestEvent().id();
  }

  private static void expireAllIn(Databases databases, int seconds) {
    databases.change(
        "UPDATE boxoffice.hold SET expires_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
            + " WHERE consumed_at IS NULL AND released_at IS NULL"
            + " AND expires_at > UTC_TIMESTAMP(6)",
        seconds);
    databases.change(
        "UPDATE boxoffice.event_seat SET held_until = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
            + " WHERE held_until > UTC_TIMESTAMP(6)",
        seconds);
  }
}
