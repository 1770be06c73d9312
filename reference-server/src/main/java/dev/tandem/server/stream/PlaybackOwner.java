package dev.tandem.server.stream;

/** Who asked to play a stream. Methods are called by any thread and must not block. */
public interface PlaybackOwner extends StreamOwner {

  /** The publisher sent an event. */
  void event(StreamEvent event);

  /** The picture size became known or changed, in pixels. */
  void videoFormat(int width, int height);
}
