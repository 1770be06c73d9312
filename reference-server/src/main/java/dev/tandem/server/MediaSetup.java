package dev.tandem.server;

import dev.tandem.server.media.api.MediaEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A media engine as it is started.
 *
 * @param ports UDP ports that media comes in by
 * @param warmUp makes the first packets as fast as later ones; false where none came through
 */
record MediaSetup(MediaEngine engine, List<Integer> ports, WarmUp warmUp) {

  /** Exercises the packet path. */
  @FunctionalInterface
  interface WarmUp {
    boolean run(Duration limit);
  }

  /** Binds the media ports. */
  @FunctionalInterface
  interface Factory {
    MediaSetup start(Options options) throws IOException;
  }
}
