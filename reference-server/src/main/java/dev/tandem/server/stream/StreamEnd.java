package dev.tandem.server.stream;

import dev.tandem.server.media.api.PeerFailure;

/**
 * How a stream ended.
 *
 * @param status a terminal one
 * @param info one of {@link StreamInfos}
 * @param detail a sentence for people, empty where the info says it all
 */
public record StreamEnd(StreamStatus status, String info, String detail) {

  /** Checks that the status is terminal. */
  public StreamEnd {
    if (!status.isTerminal()) {
      throw new IllegalArgumentException("A stream cannot end with status " + status);
    }
  }

  /** Ended against its owner's wish. */
  public static StreamEnd failed(String info, String detail) {
    return new StreamEnd(StreamStatus.FAILED, info, detail);
  }

  /** Ended because the media peer was lost. */
  public static StreamEnd failed(PeerFailure failure, String detail) {
    return failed(StreamInfos.of(failure), detail);
  }
}
