package com.foobar.tests.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What is in the browser's window, by the hooks that the site's pages carry for tests. */
final class Page {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ChromeDriver browser;

  Page(ChromeDriver browser) {
    this.browser = browser;
  }

  /** One window of its first size, that has never been anywhere. */
  void asNew() {
    List<String> windows = List.copyOf(browser.getWindowHandles());
    windows.subList(1, windows.size()).forEach(window -> browser.switchTo().window(window).close());
    browser.switchTo().window(windows.get(0));
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
    media();
    browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    String origin = browser.getCurrentUrl();
    if (origin.startsWith("http")) {
      // Not while a page is there that would write it again.
      browser.get("about:blank");
      browser.executeCdpCommand(
          "Storage.clearDataForOrigin",
          Map.of(
              "origin", origin.replaceFirst("^(https?://[^/]+).*", "$1"), "storageTypes", "all"));
    }
  }

  /** A phone, or a part of a screen: CSS pixels. */
  void screen(int width, int height, boolean touched) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", touched));
    Map<String, Object> touch =
        touched ? Map.of("enabled", true, "maxTouchPoints", 1) : Map.of("enabled", false);
    browser.executeCdpCommand("Emulation.setTouchEmulationEnabled", touch);
  }

  /** What the visitor's device prefers: name, value, name, value … of media features. */
  void media(String... features) {
    List<Map<String, String>> list = new ArrayList<>();
    for (int i = 0; i < features.length; i += 2) {
      list.add(Map.of("name", features[i], "value", features[i + 1]));
    }
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", list));
  }

  /** Another tab, which is then the one looked at. */
  void openTab(String url) {
    browser.switchTo().newWindow(WindowType.TAB);
    browser.get(url);
  }

  /** The tab that was opened as this one, from 0. */
  void tab(int index) {
    browser.switchTo().window(List.copyOf(browser.getWindowHandles()).get(index));
  }

  void reload() {
    browser.navigate().refresh();
  }

  void setCookie(String name, String value) {
    browser.manage().addCookie(new Cookie(name, value));
  }

  /** Runs a script in the page; the last argument is a function that takes the answer. */
  @SuppressWarnings("unchecked")
  <T> T ask(String script, Object... arguments) {
    browser.manage().timeouts().scriptTimeout(PATIENCE);
    return (T) browser.executeAsyncScript(script, arguments);
  }

  /** The answer of an expression in the page. */
  @SuppressWarnings("unchecked")
  <T> T tell(String expression, Object... arguments) {
    return (T) browser.executeScript("return " + expression, arguments);
  }

  /** Waits until the expression is true in the page. */
  void awaitTrue(String expression) {
    await(expression, () -> Boolean.TRUE.equals(tell("!!(" + expression + ")")));
  }

  /** Waits until it is there and can be seen. */
  void awaitSeen(String testId) {
    await("see " + testId, () -> browser.findElement(hook(testId)).isDisplayed());
  }

  void open(String url) {
    browser.get(url);
  }

  /** Waits until the element can be seen, and presses it. */
  void press(String testId) {
    pressFirst(hook(testId));
  }

  void pressFirst(By what) {
    await(
        "press " + what,
        () -> {
          WebElement element = browser.findElement(what);
          if (!element.isDisplayed() || !element.isEnabled()) {
            return false;
          }
          reach(element);
          element.click();
          return true;
        });
  }

  void type(String testId, String text) {
    await(
        "type into " + testId,
        () -> {
          WebElement field = browser.findElement(hook(testId));
          field.clear();
          field.sendKeys(text);
          return true;
        });
  }

  /** The text of the element, once it has one. */
  String text(String testId) {
    String[] text = new String[1];
    await(
        "read " + testId,
        () -> {
          text[0] = browser.findElement(hook(testId)).getText().strip();
          return !text[0].isEmpty();
        });
    return text[0];
  }

  List<String> texts(String testId) {
    return browser.findElements(hook(testId)).stream().map(WebElement::getText).toList();
  }

  /** What a person sees of each of the elements. */
  List<BufferedImage> pictures(String testId) {
    return browser.findElements(hook(testId)).stream()
        .map(
            element -> {
              reach(element);
              try {
                return ImageIO.read(
                    new ByteArrayInputStream(element.getScreenshotAs(OutputType.BYTES)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  void awaitCount(String testId, int count) {
    await(count + " of " + testId, () -> browser.findElements(hook(testId)).size() == count);
  }

  /** Those of the elements that also fit the selector. */
  void awaitCount(String testId, String selector, int count) {
    By what = By.cssSelector("[data-testid='%s']%s".formatted(testId, selector));
    await(count + " of " + what, () -> browser.findElements(what).size() == count);
  }

  boolean isThere(String testId) {
    return !browser.findElements(hook(testId)).isEmpty();
  }

  /** True when all of it is in the window, and nothing else lies over its middle. */
  boolean isInView(String testId) {
    return tell(
        """
        (e => {
          const r = e.getBoundingClientRect();
          const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
          return r.top >= 0 && r.bottom <= innerHeight && r.left >= 0 && r.right <= innerWidth
            && e.contains(top);
        })(document.querySelector(arguments[0]))""",
        "[data-testid='%s']".formatted(testId));
  }

  /** Presses a seat of the list and returns its id. */
  long pressedSeat(By what) {
    long[] id = new long[1];
    await(
        "press " + what,
        () -> {
          WebElement seat = browser.findElement(what);
          id[0] = Long.parseLong(seat.getDomAttribute("data-seat-id"));
          reach(seat);
          seat.click();
          return true;
        });
    return id[0];
  }

  /** As a person does: out from under what stays at the window's edges. */
  private void reach(WebElement element) {
    browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
  }

  /** The option with this value. */
  void choose(String testId, String value) {
    By option = By.cssSelector("[data-testid='%s'] option[value='%s']".formatted(testId, value));
    pressFirst(option);
  }

  /** Keys, one after the other, on the element. */
  void keys(String testId, CharSequence... keys) {
    browser.findElement(hook(testId)).sendKeys(keys);
  }

  /** Enter, in a field. */
  void submit(String testId) {
    browser.findElement(hook(testId)).sendKeys(Keys.ENTER);
  }

  String address() {
    return browser.getCurrentUrl();
  }

  void awaitAddress(String part) {
    await("address with " + part, () -> browser.getCurrentUrl().contains(part));
  }

  static By hook(String testId) {
    return By.cssSelector("[data-testid='%s']".formatted(testId));
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds();
  }

  /**
   * Pages draw themselves anew while one looks: what was there a moment ago is looked for again.
   */
  private void await(String what, Condition condition) {
    new WebDriverWait(browser, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .ignoring(NoSuchElementException.class)
        .ignoring(ElementNotInteractableException.class)
        .withMessage(() -> String.format(Locale.ROOT, "%s, on %s", what, browser.getCurrentUrl()))
        .until(ignored -> condition.holds());
  }
}
