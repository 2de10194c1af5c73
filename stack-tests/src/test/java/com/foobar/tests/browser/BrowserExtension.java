package com.foobar.tests.browser;

import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/**
 * One browser for all tests of this package, since it starts slowly; each test finds it as if it
 * were new. A test that fails leaves a picture of what a person would have seen.
 */
final class BrowserExtension
    implements BeforeEachCallback, ParameterResolver, TestExecutionExceptionHandler {

  private record Open(ChromeDriver browser) implements AutoCloseable {
    static Open now() {
      try {
        Files.createDirectories(TestStack.TARGET);
        return new Open(
            Chromium.open(Files.createTempDirectory(TestStack.TARGET, "browser").toAbsolutePath()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      browser.quit();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    new Page(browser(context)).asNew();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new Page(browser(context));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    ChromeDriver browser = browser(context);
    Path folder = TestStack.TARGET.resolve("screenshots");
    Chromium.photograph(browser, folder.resolve(context.getDisplayName() + ".png"));
    browser.manage().logs().get(LogType.BROWSER).getAll().forEach(System.out::println);
    throw failure;
  }

  private static ChromeDriver browser(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Open.class, type -> Open.now(), Open.class)
        .browser();
  }
}
