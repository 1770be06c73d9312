package dev.tandem.server.media.api;

/**
 * Opens peers and moves their media. All methods may be called from any thread and return at once;
 * what they start happens on the media loop that the peer was placed on.
 */
public interface MediaEngine extends AutoCloseable {

  /**
   * Opens a peer that will send media to this server: a publishing browser, or the remote side of a
   * pull.
   */
  PublishingPeer openPublisher(PeerOptions options, PublisherListener listener);

  /**
   * Opens a peer that will receive what {@code source} publishes: a playing browser, or the remote
   * side of a push.
   */
  PlayingPeer openPlayer(PublishingPeer source, PeerOptions options, PlayerListener listener);

  /** Totals over all loops, at most one second old. */
  EngineStats stats();

  /** Closes all peers, their sockets and threads. */
  @Override
  void close();
}
