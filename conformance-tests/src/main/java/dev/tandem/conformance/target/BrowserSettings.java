package dev.tandem.conformance.target;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which browser the kit drives.
 *
 * @param grid a Selenium Grid; without one the browser runs on the machine of the kit
 * @param path the browser's program; without one it is looked for
 */
public record BrowserSettings(@Nullable URI grid, @Nullable Path path) {
  /** The browser of this machine, wherever it is. */
  public static final BrowserSettings LOCAL = new BrowserSettings(null, null);
}
