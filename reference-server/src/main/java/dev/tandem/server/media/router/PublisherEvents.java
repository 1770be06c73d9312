package dev.tandem.server.media.router;

/** What a {@link PublisherSession} tells its owner, on the media loop; it must not block. */
public interface PublisherEvents extends PeerEvents {

  void firstMedia();

  void videoFormat(int width, int height);
}
