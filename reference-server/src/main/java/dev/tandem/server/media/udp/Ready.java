package dev.tandem.server.media.udp;

import java.io.IOException;

/** What a media loop does when a selection key is ready. */
@FunctionalInterface
interface Ready {

  /** Does a bounded amount of work and returns how much it did. */
  int serve(long nowNs) throws IOException;
}
