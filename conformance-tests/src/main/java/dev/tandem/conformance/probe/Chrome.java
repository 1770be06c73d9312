package dev.tandem.conformance.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeOptions;

/** Where Chrome and its driver are on this machine, and the flags that a test browser needs. */
public final class Chrome {
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
  private static final List<String> FLAGS =
      List.of(
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--disable-renderer-backgrounding",
          "--disable-background-timer-throttling",
          "--disable-backgrounding-occluded-windows",
          "--autoplay-policy=no-user-gesture-required",
          "--use-fake-ui-for-media-stream",
          "--use-fake-device-for-media-stream=fps=30",
          "--ignore-certificate-errors",
          "--allow-loopback-in-peer-connection",
          "--window-size=1280,1100");

  private Chrome() {}

  /** The flags for a headless Chrome with a fake camera and microphone, wherever it runs. */
  public static ChromeOptions options(List<String> more) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.addArguments(FLAGS);
    options.addArguments(more);
    return options;
  }

  /**
   * The same for the Chrome of this machine.
   *
   * @param program Chrome itself; null to look for it
   * @throws ChromeMissingException if it or its driver is not installed
   */
  public static ChromeOptions installed(@Nullable Path program, List<String> more) {
    Path driver = find("chromedriver");
    Path browser =
        program == null
            ? find("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
            : program;
    System.setProperty("webdriver.chrome.driver", driver.toString());
    System.setProperty("webdriver.chrome.silentOutput", "true");
    ChromeOptions options = options(more);
    options.setBinary(browser.toFile());
    return options;
  }

  private static Path find(String... names) {
    @Nullable String path = System.getenv("PATH");
    return Stream.of(names)
        .flatMap(name ->
            Stream.of((path == null ? "/usr/bin" : path).split(":"))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new ChromeMissingException(names[0]));
  }
}
