package dev.tandem.server.republish;

import dev.tandem.server.stream.StreamInfos;

/**
 * Why an attempt ended.
 *
 * @param retryable whether another attempt could do better
 * @param reason a sentence for REST and the log
 * @param info what players of a pulled stream are told, one of {@link StreamInfos} or the target's
 */
record AttemptEnd(boolean retryable, String reason, String info) {

  /** The target, or the way to it, failed. */
  static AttemptEnd failed(String reason) {
    return new AttemptEnd(true, reason, StreamInfos.STOPPED_BY_SESSION_DISCONNECT);
  }

  /** The target ended the stream, with its own words. */
  static AttemptEnd byTarget(String status, String info) {
    String words = info.isEmpty() ? "without a reason" : "\"" + info + "\"";
    return new AttemptEnd(
        true,
        "the target ended the stream: " + status + " " + words,
        info.isEmpty() ? StreamInfos.FAILED_BY_ERROR : info);
  }

  /** The local stream ended. */
  static AttemptEnd localStreamEnded(String info) {
    return new AttemptEnd(false, "the local stream ended: \"" + info + "\"", info);
  }

  /** Somebody asked for the end. */
  static AttemptEnd terminated(String reason) {
    return new AttemptEnd(false, reason, StreamInfos.STOPPED_BY_REST_TERMINATE);
  }
}
