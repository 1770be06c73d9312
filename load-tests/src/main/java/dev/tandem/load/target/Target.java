package dev.tandem.load.target;

import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.stream.PreparedStream;

/**
 * One server as a load test sees it. Calls block until the server has answered, and are made on
 * virtual threads, many at once.
 */
public interface Target extends AutoCloseable {

  /** What reports call it: the way to speak to it, and its address. */
  String describe();

  /** Publishes a stream; returns when the server has accepted it and media flow. */
  Publication publish(String stream, PreparedStream media) throws TargetException;

  /**
   * Plays a stream; returns when the server has accepted it and ICE and DTLS are up. Join times are
   * among the figures.
   */
  Playback play(String stream, PlaybackOptions options) throws TargetException;

  /**
   * Has the server publish one of its streams on another one; returns when that has accepted it.
   */
  default Push push(String stream, Target to, String remoteName) throws TargetException {
    throw new TargetException(describe() + " cannot push streams to other servers");
  }

  /** Ends all that was begun. */
  @Override
  void close();
}
