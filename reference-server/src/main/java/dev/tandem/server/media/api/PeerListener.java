package dev.tandem.server.media.api;

/**
 * What a peer tells control. Calls for one peer come one at a time and in order, on an engine
 * thread that is not a media loop; they should not block for long.
 */
public interface PeerListener {

  /** ICE and DTLS are up, media can flow. Called at most once. */
  void connected();

  /**
   * The peer is lost. Called at most once, nothing follows it. The owner still has to close the
   * peer.
   *
   * @param detail one sentence for a log: what was seen and what was expected
   */
  void failed(PeerFailure failure, String detail);
}
