package dev.tandem.conformance.probe.browser;

import dev.tandem.conformance.probe.Chrome;
import dev.tandem.conformance.probe.ChromeMissingException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The browsers of one run: one that checks share, started when it is first wanted. */
public final class Browsers implements AutoCloseable {
  private final @Nullable URI grid;
  private final @Nullable Path program;
  private @Nullable KitBrowser shared;

  /**
   * Starts nothing yet.
   *
   * @param grid the address of a Selenium Grid; null for the Chrome of this machine
   */
  public Browsers(@Nullable URI grid) {
    this(grid, null);
  }

  /**
   * Starts nothing yet.
   *
   * @param program the Chrome of this machine; null to look for it
   */
  public Browsers(@Nullable URI grid, @Nullable Path program) {
    this.grid = grid;
    this.program = program;
  }

  /** Why there is no browser here, with what to do about it; empty if there is one. */
  public Optional<String> missing() {
    if (!PageHost.hasSdk()) {
      return Optional.of(
          "this kit was built without the vendor's SDK: build browser-fixtures first");
    }
    if (grid != null) {
      return Optional.empty();
    }
    try {
      Chrome.installed(program, List.of());
      return Optional.empty();
    } catch (ChromeMissingException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** A tab of the browser that checks share. */
  public KitPage newPage() {
    KitBrowser browser = shared;
    if (browser == null) {
      browser = KitBrowser.start(grid, program);
      shared = browser;
    }
    return browser.newPage();
  }

  /** A browser of one's own, to be closed by whoever asked. */
  public KitBrowser own() {
    return KitBrowser.start(grid, program);
  }

  @Override
  public void close() {
    KitBrowser browser = shared;
    if (browser != null) {
      shared = null;
      browser.close();
    }
  }
}
