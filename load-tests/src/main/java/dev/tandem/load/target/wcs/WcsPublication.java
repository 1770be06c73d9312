package dev.tandem.load.target.wcs;

import dev.tandem.load.target.Publication;
import java.util.Optional;

/** A stream that is published on a WCS-style server. */
record WcsPublication(WcsStream stream) implements Publication {

  @Override
  public Optional<String> lost() {
    return stream.lost();
  }

  @Override
  public void close() {
    stream.close();
  }
}
