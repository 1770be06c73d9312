package dev.tandem.server.stream;

import dev.tandem.server.media.api.PeerFailure;

/**
 * The info texts of stream statuses. Client code compares them letter by letter, so they are
 * exactly those of the vendor's {@code STREAM_STATUS_INFO}.
 */
public final class StreamInfos {
  public static final String FAILED_BY_ICE_ERROR = "Failed by ICE error";
  public static final String FAILED_BY_ICE_TIMEOUT = "Failed by ICE timeout";
  public static final String FAILED_BY_ICE_KEEP_ALIVE = "Failed by ICE keep alive";
  public static final String FAILED_BY_DTLS_FINGERPRINT = "Failed by DTLS fingerprint error";
  public static final String FAILED_BY_DTLS_ERROR = "Failed by DTLS error";
  public static final String FAILED_BY_RTP_ACTIVITY = "Failed by RTP activity";
  public static final String FAILED_BY_ERROR = "Failed by error";
  public static final String STOPPED_BY_SESSION_DISCONNECT = "Stopped by session disconnect";
  public static final String STOPPED_BY_REST_TERMINATE = "Stopped by rest /terminate";
  public static final String STOPPED_BY_PUBLISHER_STOP = "Stopped by publisher stop";
  public static final String STOPPED_BY_USER = "Stopped by user";
  public static final String STREAM_NOT_FOUND = "Stream not found";
  public static final String STREAM_NAME_IN_USE = "Stream name is already in use";
  public static final String MEDIA_SESSION_ID_NULL = "MediaSessionId is null";
  public static final String MEDIA_SESSION_ID_IN_USE = "MediaSessionId is already in use";
  public static final String SESSION_NOT_READY = "Session not ready";
  public static final String NO_COMMON_CODECS = "No common codecs";
  public static final String REQUESTED_STREAM_SHUTDOWN = "Requested stream shutdown";
  public static final String TERMINATED_BY_KEEP_ALIVE = "Terminated by keep-alive";
  public static final String PUBLISH_STREAM_NOT_READY = "Publish stream is not ready";

  private StreamInfos() {}

  /** The text for a lost peer. */
  public static String of(PeerFailure failure) {
    return switch (failure) {
      case ICE_ERROR -> FAILED_BY_ICE_ERROR;
      case ICE_TIMEOUT -> FAILED_BY_ICE_TIMEOUT;
      case ICE_KEEP_ALIVE -> FAILED_BY_ICE_KEEP_ALIVE;
      case DTLS_FINGERPRINT -> FAILED_BY_DTLS_FINGERPRINT;
      case DTLS_ERROR -> FAILED_BY_DTLS_ERROR;
      case RTP_ACTIVITY -> FAILED_BY_RTP_ACTIVITY;
      case CLOSED_BY_PEER -> REQUESTED_STREAM_SHUTDOWN;
    };
  }
}
