package org.attune.app.endtoend;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window. Nothing is downloaded: it has to be installed. */
final class Chromium {
  private static final Path BROWSER =
      Path.of(System.getProperty("attune.chromium", "/usr/bin/chromium"));
  private static final Path DRIVER =
      Path.of(System.getProperty("attune.chromedriver", "/usr/bin/chromedriver"));

  private Chromium() {}

  /**
   * Opens a window.
   *
   * @param profile directory of the browser's own files
   * @throws AssertionError when Chromium or its driver is not there
   */
  static ChromeDriver open(Path profile) {
    require(BROWSER, "attune.chromium");
    require(DRIVER, "attune.chromedriver");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--window-size=1280,1600",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withLogFile(new File(profile.toFile(), "chromedriver.log"))
            .build();
    return new ChromeDriver(service, options);
  }

  private static void require(Path executable, String property) {
    if (!Files.isExecutable(executable)) {
      throw new AssertionError(
          "%s is not installed. Install Chromium and its driver, or say where they are with -D%s=PATH."
              .formatted(executable, property));
    }
  }
}
