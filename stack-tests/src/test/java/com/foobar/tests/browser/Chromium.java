package com.foobar.tests.browser;

import com.foobar.stack.plan.Layout;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Debian's Chromium without a screen, unpacked into the user's cache like the stack's own programs:
 * nothing is installed on the machine, and Selenium downloads nothing.
 */
public final class Chromium {
  private static final List<String> PACKAGES =
      List.of("chromium", "chromium-driver", "fonts-dejavu-core");

  private static final int LONGEST_FETCH_MINUTES = 10;

  private Chromium() {}

  /**
   * @param scratch where it keeps its profile and writes its log
   */
  static ChromeDriver open(Path scratch) throws IOException, InterruptedException {
    Path tree = unpacked();
    ChromeOptions options = new ChromeOptions();
    // usr/bin/chromium is a script with the paths of an installed package.
    options.setBinary(tree.resolve("usr/lib/chromium/chromium").toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // as root, and in containers, there are no namespaces for it
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,1024",
        "--user-data-dir=" + scratch.resolve("profile"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(tree.resolve("usr/bin/chromedriver").toFile())
            .usingAnyFreePort()
            .withEnvironment(
                Map.of(
                    "FONTCONFIG_PATH", tree.resolve("etc/fonts").toString(),
                    "HOME", scratch.toString()))
            .withLogFile(scratch.resolve("chromedriver.log").toFile())
            .build();
    return new ChromeDriver(service, options);
  }

  /** Begins to fetch it, if it is not there: that takes as long as a stack takes to start. */
  public static void fetchAhead() {
    Thread fetching =
        new Thread(
            () -> {
              try {
                unpacked();
              } catch (IOException | InterruptedException e) {
                // Whoever opens a browser tries again, and says what is wrong.
                System.out.println("Chromium could not be fetched ahead: " + e);
              }
            },
            "fetch chromium");
    fetching.setDaemon(true);
    fetching.start();
  }

  private static synchronized Path unpacked() throws IOException, InterruptedException {
    Path tree = Layout.cache().resolve("programs/chromium");
    if (!Files.exists(tree)) {
      Path log = Files.createDirectories(TestStack.TARGET).resolve("fetch-chromium.log");
      ProcessBuilder fetch =
          new ProcessBuilder(
                  TestStack.ROOT.resolve("stack-tool/src/main/sh/debian-packages").toString(),
                  tree.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      fetch.command().addAll(PACKAGES);
      Process process = fetch.start();
      if (!process.waitFor(LONGEST_FETCH_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroy();
        throw new IOException("fetching Chromium failed: " + Files.readString(log));
      }
    }
    return tree;
  }

  /** What a person would see now. */
  static void photograph(WebDriver browser, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, ((TakesScreenshot) browser).getScreenshotAs(OutputType.BYTES));
  }
}
