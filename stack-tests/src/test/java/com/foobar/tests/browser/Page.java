package com.foobar.tests.browser;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What is in the browser's window, by the hooks that the site's pages carry for tests. */
final class Page {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WebDriver browser;

  Page(WebDriver browser) {
    this.browser = browser;
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

  void awaitCount(String testId, int count) {
    await(count + " of " + testId, () -> browser.findElements(hook(testId)).size() == count);
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
