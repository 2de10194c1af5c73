package com.foobar.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.tests.database.Databases;
import com.foobar.tests.site.Event;
import com.foobar.tests.site.EventSummary;
import com.foobar.tests.site.Site;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A person buys tickets in a real browser. */
class PurchaseStackIT {
  private final Databases databases;
  private final Site site;

  private WebDriver browser;
  private Page page;

  @RegisterExtension
  final TestExecutionExceptionHandler photographer =
      (context, failure) -> {
        Path folder = TestStack.TARGET.resolve("screenshots");
        Chromium.photograph(browser, folder.resolve(context.getDisplayName() + ".png"));
        List<LogEntry> console = browser.manage().logs().get(LogType.BROWSER).getAll();
        console.forEach(System.out::println);
        throw failure;
      };

  PurchaseStackIT(Databases databases, Site site) {
    this.databases = databases;
    this.site = site;
  }

  @BeforeEach
  void openBrowser(@TempDir Path scratch) throws Exception {
    browser = Chromium.open(scratch);
    page = new Page(browser);
  }

  @AfterEach
  void closeBrowser() throws IOException {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void fromTheSearchToTheTickets() {
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
  void theBestSeatsAndACardThatIsDeclinedFirst() {
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
