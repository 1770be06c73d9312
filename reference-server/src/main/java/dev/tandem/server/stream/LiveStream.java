package dev.tandem.server.stream;

/** A stream of the registry. All methods are thread-safe. */
public sealed interface LiveStream permits Publication, Playback {

  /** What the stream was asked for with. */
  StreamAttributes attributes();

  /** The stream as REST shows it. */
  StreamInfo info();

  /** Status at this moment. */
  StreamStatus status();

  /**
   * Ends the stream: frees its name and mediaSessionId, closes its media peer, tells its owner.
   *
   * @return true for the first caller only
   */
  boolean end(StreamEnd end);

  /** Ends the stream, see {@link #end(StreamEnd)}. */
  default boolean end(StreamStatus terminal, String info) {
    return end(new StreamEnd(terminal, info, ""));
  }

  /** The client's key of the stream. */
  default String mediaSessionId() {
    return attributes().mediaSessionId();
  }

  /** The stream's name. */
  default String name() {
    return attributes().name();
  }
}
