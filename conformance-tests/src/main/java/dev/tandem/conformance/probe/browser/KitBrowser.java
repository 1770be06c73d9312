package dev.tandem.conformance.probe.browser;

import dev.tandem.conformance.probe.Chrome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * One headless Chrome, here or on a Selenium Grid, whose tabs all show the kit's page. Not for
 * several threads.
 */
public final class KitBrowser implements AutoCloseable {
  private static final Duration SCRIPT = Duration.ofSeconds(20);

  private final PageHost host;
  private final RemoteWebDriver driver;
  private final String anchor;
  private final List<ProcessHandle> processes;
  private final Thread reaper;

  private KitBrowser(PageHost host, RemoteWebDriver driver) {
    this.host = host;
    this.driver = driver;
    driver.manage().timeouts().scriptTimeout(SCRIPT);
    anchor = driver.getWindowHandle();
    processes = processes(driver);
    reaper = new Thread(this::quit, "end kit browser");
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /**
   * Starts Chrome.
   *
   * @param grid the address of a Selenium Grid; null for the Chrome of this machine
   * @param program where that is; null to look for it
   * @throws dev.tandem.conformance.probe.ChromeMissingException if that is not installed
   */
  static KitBrowser start(@Nullable URI grid, @Nullable Path program) {
    PageHost host =
        new PageHost(grid == null ? InetAddress.getLoopbackAddress() : addressTowards(grid));
    try {
      return new KitBrowser(
          host,
          grid == null
              ? new ChromeDriver(Chrome.installed(program, List.of()))
              : new RemoteWebDriver(grid.toURL(), remoteOptions(host)));
    } catch (MalformedURLException e) {
      host.close();
      throw new IllegalArgumentException(e);
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  /** A new tab with the kit's page. */
  public KitPage newPage() {
    driver.switchTo().window(anchor);
    driver.switchTo().newWindow(WindowType.TAB);
    driver.get(host.page().toString());
    return new KitPage(driver, anchor, driver.getWindowHandle());
  }

  /** Whether this browser runs on this machine, so that it can be killed. */
  public boolean isLocal() {
    return !processes.isEmpty();
  }

  /** Kills the browser: no page of it says goodbye. */
  public void kill() {
    processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
  }

  @Override
  public void close() {
    quit();
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException alreadyShuttingDown) {
      // the hook itself is running
    }
  }

  /** Asks Chrome to end, and ends what is left of it; in a shutdown hook asking may not work. */
  private void quit() {
    List<ProcessHandle> tree =
        processes.stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .toList();
    try {
      driver.quit();
    } catch (RuntimeException notAnswering) {
      // the processes are ended below
    }
    tree.forEach(ProcessHandle::destroyForcibly);
    host.close();
  }

  private static ChromeOptions remoteOptions(PageHost host) {
    return Chrome.options(List.of("--unsafely-treat-insecure-origin-as-secure=" + host.origin()));
  }

  /** The driver's process; empty if the browser runs elsewhere. */
  private static List<ProcessHandle> processes(RemoteWebDriver driver) {
    if (!(driver instanceof ChromeDriver)) {
      return List.of();
    }
    Object pid = driver.getCapabilities().getCapability("goog:processID");
    return ProcessHandle.of(Long.parseLong(String.valueOf(pid)))
        .flatMap(ProcessHandle::parent)
        .stream()
        .toList();
  }

  private static InetAddress addressTowards(URI grid) {
    int port = Optional.of(grid.getPort()).filter(p -> p > 0).orElse(4444);
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(grid.getHost(), port), 5_000);
      return probe.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException("no Selenium Grid answers at " + grid, e);
    }
  }
}
