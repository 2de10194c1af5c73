package com.foobar.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Event;
import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.Site;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;

/** A person buys tickets in a real browser. */
@ExtendWith(BrowserExtension.class)
class PurchaseStackIT {
  private final Databases databases;
  private final Site site;

  PurchaseStackIT(Databases databases, Site site) {
    this.databases = databases;
    this.site = site;
  }

  @Test
  void fromTheSearchToTheTickets(Page page) {
    EventSummary event = site.visitor().events().items().get(0);
    String email = "browser-" + UUID.randomUUID() + "@example.com";

    page.open(site.base() + "/");
    page.type("search", event.title());
    page.awaitCount("event-card", 1);
    page.pressFirst(By.cssSelector("[data-testid='event-card'] a"));

    assertThat(page.text("event-title")).isEqualToIgnoringCase(event.title());
    page.press("tab-list");
    for (int chosen = 1; chosen <= 2; chosen++) {
      page.pressFirst(
          By.cssSelector("[data-testid='seat'][data-status='FREE']:not(:has(input:checked))"));
      page.awaitCount("chosen-seat", chosen);
    }
    page.press("hold-button");

    page.awaitAddress("/checkout.html");
    assertThat(page.text("countdown")).matches("\\d+:\\d\\d");
    page.press("switch-to-register");
    page.type("name", "Grace Browser");
    page.type("email", email);
    page.type("password", "a sentence to remember");
    page.press("register-submit");
    String total = page.text("total");
    page.press("pay-button");

    page.awaitAddress("/order.html");
    String number = page.text("order-number");
    page.awaitCount("ticket", 2);
    assertThat(page.texts("ticket-code")).doesNotHaveDuplicates().doesNotContain("");
    page.awaitTrue(
        "[...document.querySelectorAll('[data-testid=ticket-qr]')].every(code => code.naturalWidth)");
    assertThat(page.pictures("ticket-qr").stream().map(QrReader::read).toList())
        .as("what a scanner reads off the screen")
        .isEqualTo(page.texts("ticket-code"));
    assertThat(total).contains("€");

    page.open(site.base() + "/orders.html");
    page.awaitCount("order", 1);
    assertThat(page.texts("order").get(0)).containsIgnoringCase(event.title());
    assertThat(
            databases.number(
                "SELECT COUNT(*) FROM boxoffice.orders o"
                    + " JOIN boxoffice.account a ON a.id = o.account_id"
                    + " JOIN boxoffice.ticket t ON t.order_id = o.id"
                    + " WHERE o.number = ? AND a.email = ?",
                number,
                email))
        .isEqualTo(2);
  }

  @Test
  void theBestSeatsAndACardThatIsDeclinedFirst(Page page) {
    Event event = site.visitor().event(site.visitor().roomiestEvent().id());
    String email = "browser-" + UUID.randomUUID() + "@example.com";

    page.open(site.base() + "/register.html");
    page.type("name", "Grace Browser");
    page.type("email", email);
    page.type("password", "a sentence to remember");
    page.press("register-submit");
    assertThat(page.text("account-name")).isEqualTo("Grace Browser");

    page.open(site.base() + "/event.html?id=" + event.id());
    page.press("best-hold");
    page.awaitAddress("/checkout.html");
    page.press("method-test-card");
    page.pressFirst(By.cssSelector("[data-testid='card'] option[value$='0002']"));
    page.press("pay-button");
    assertThat(page.text("problem")).isNotBlank();

    page.press("method-invoice");
    page.press("pay-button");
    page.awaitAddress("/order.html");
    assertThat(page.text("order-number")).isNotBlank();
  }
}
