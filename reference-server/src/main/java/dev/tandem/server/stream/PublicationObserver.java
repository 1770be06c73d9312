package dev.tandem.server.stream;

/**
 * What hangs on a publication: a playback or a push. Methods are called by any thread and must not
 * block.
 */
public interface PublicationObserver {

  /** The publisher sent an event. */
  void event(StreamEvent event);

  /** The picture size became known or changed, in pixels. */
  default void videoFormat(int width, int height) {}

  /**
   * The publication ended. Called once; nothing follows.
   *
   * @param info why, one of {@link StreamInfos}
   */
  void ended(String info);
}
