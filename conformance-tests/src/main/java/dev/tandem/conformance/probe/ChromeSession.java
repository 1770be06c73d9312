package dev.tandem.conformance.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

/** One headless Chrome with a fake camera and microphone. Not for several threads. */
public final class ChromeSession implements AutoCloseable {
  private final ChromeDriver driver;
  private final String probe = readProbe();
  private final Thread reaper;
  private final String anchor;
  private final Optional<ProcessHandle> driverProcess;

  private ChromeSession(ChromeDriver driver) {
    this.driver = driver;
    anchor = driver.getWindowHandle();
    driverProcess = browser().parent();
    reaper = new Thread(this::quit, "end chrome");
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /**
   * Starts Chrome.
   *
   * @param microphone a WAV file that plays as the microphone
   * @throws ChromeMissingException if Chromium or its driver is not installed
   */
  public static ChromeSession start(Path microphone, String... moreFlags) {
    List<String> flags = new ArrayList<>(List.of(moreFlags));
    flags.add("--use-file-for-fake-audio-capture=" + microphone);
    return new ChromeSession(new ChromeDriver(Chrome.installed(null, flags)));
  }

  /** A new tab; an empty first one keeps Chrome alive when all others are closed. */
  public Tab newTab() {
    driver.switchTo().window(anchor);
    driver.switchTo().newWindow(WindowType.TAB);
    driver.executeCdpCommand("Page.enable", Map.of());
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", probe));
    return new Tab(driver, anchor, driver.getWindowHandle());
  }

  /** Freezes the whole browser, as a machine that stalls. {@link #resume} before closing it. */
  public void stall() {
    signal("-STOP");
  }

  public void resume() {
    signal("-CONT");
  }

  /** Kills the whole browser: no page of it says goodbye. */
  public void kill() {
    signal("-KILL");
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

  private void signal(String signal) {
    ProcessHandle browser = browser();
    List<String> words = new ArrayList<>(List.of("kill", signal));
    Stream.concat(Stream.of(browser), browser.descendants())
        .forEach(process -> words.add(String.valueOf(process.pid())));
    try {
      new ProcessBuilder(words).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks Chrome to end, and ends what is left of it; in a shutdown hook asking may not work. */
  private void quit() {
    List<ProcessHandle> tree =
        driverProcess
            .map(process -> Stream.concat(Stream.of(process), process.descendants()).toList())
            .orElse(List.of());
    try {
      driver.quit();
    } catch (RuntimeException notAnswering) {
      // the processes are ended below
    }
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  private ProcessHandle browser() {
    Object pid = driver.getCapabilities().getCapability("goog:processID");
    return ProcessHandle.of(Long.parseLong(String.valueOf(pid))).orElseThrow();
  }

  private static String readProbe() {
    try (InputStream in =
        Optional.ofNullable(ChromeSession.class.getResourceAsStream("page-probe.js"))
            .orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
