package dev.tandem.server.media.api;

/** What a {@link PlayingPeer} tells control. */
public interface PlayerListener extends PeerListener {

  /**
   * The path to this player carries less than the stream needs. Repeated at most every few seconds
   * while it lasts.
   *
   * @param estimateBps what the path is estimated to carry, bits per second
   * @param neededBps what the stream needs, bits per second
   */
  default void notEnoughBandwidth(long estimateBps, long neededBps) {}
}
