package dev.tandem.server.republish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A push or pull as REST shows it, at one moment.
 *
 * @param id names it for as long as it lives
 * @param localMediaSessionId the agent's key of the stream, another one in each attempt
 * @param remoteMediaSessionId key of the stream on the target, null until the target has answered
 * @param uri the target, normalised
 * @param status name of a {@link RepublishStatus}
 * @param statusReason a sentence: why it is in that status
 * @param bytesSent octets of RTP moved: sent by a push, received by a pull
 * @param packetsSent RTP packets moved likewise
 * @param rttMs round-trip time in milliseconds, -1 while unknown
 * @param lastError what ended the attempt before this one, null where there was none
 * @param attempt counts from 1
 */
public record RepublishInfo(
    String id,
    Direction direction,
    String localMediaSessionId,
    @Nullable String remoteMediaSessionId,
    String localStreamName,
    String remoteStreamName,
    String uri,
    String status,
    String statusReason,
    Instant statusSince,
    Instant createdAt,
    long bytesSent,
    long packetsSent,
    double rttMs,
    @Nullable String lastError,
    int attempt) {

  /** Which way media flow. */
  public enum Direction {
    /** From here to the target. */
    PUSH,
    /** From the target to here. */
    PULL
  }
}
