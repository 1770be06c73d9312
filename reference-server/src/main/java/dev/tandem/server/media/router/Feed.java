package dev.tandem.server.media.router;

import java.util.List;

/**
 * A publication as the players of one media loop see it: the publisher itself where it lives on
 * their loop, else its {@link StreamMirror}. Used by the players' loop alone.
 */
public abstract sealed class Feed permits PublisherSession, StreamMirror {

  /** The canonical name under which players see this publisher's tracks as one. */
  abstract byte[] cname();

  /** Takes a player in and returns the tracks that it can subscribe to. */
  abstract List<SourceTrack> join();

  /** A player that had joined goes. */
  abstract void leave();

  /** Has the publisher asked for a key frame of one of the tracks. */
  abstract void requestKeyFrame(SourceTrack track, long nowNs);
}
