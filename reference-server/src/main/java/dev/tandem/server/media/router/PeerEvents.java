package dev.tandem.server.media.router;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PeerStats;

/** What a session tells its owner, on the media loop; it must not block. */
public interface PeerEvents {

  void connected();

  void failed(PeerFailure failure, String detail);

  /** New figures, about once a second. */
  void stats(PeerStats stats);
}
