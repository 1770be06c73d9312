package dev.tandem.server.media.api;

/** What a {@link PublishingPeer} tells control. */
public interface PublisherListener extends PeerListener {

  /** The first authenticated RTP packet arrived. Called at most once, after {@link #connected}. */
  void firstMedia();

  /** The picture size, read from the bitstream, is known or has changed. In pixels. */
  default void videoFormat(int width, int height) {}
}
