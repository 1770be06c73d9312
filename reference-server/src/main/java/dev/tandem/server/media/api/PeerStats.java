package dev.tandem.server.media.api;

/**
 * Figures of one peer. For a publisher packets, bytes, loss and rates are of what was received from
 * it; for a player of what was sent to it.
 *
 * @param packets media packets, retransmissions included
 * @param bytes octets of RTP, headers included
 * @param packetsLost as measured (publisher) or as the peer reports (player)
 * @param videoBps video bits per second over the last second
 * @param audioBps audio bits per second over the last second
 * @param framesPerSecond video frames over the last second
 * @param nacks NACK requests for single packets, sent (publisher) or received (player)
 * @param plis key frame requests, sent (publisher) or received (player)
 * @param keyFrames video key frames seen
 * @param rttMs round-trip time in milliseconds, -1 while unknown
 * @param estimateBps estimate of what the path carries, bits per second, -1 while unknown
 * @param width of the video in pixels, 0 while unknown
 * @param height of the video in pixels, 0 while unknown
 * @param remoteAddress the selected pair's remote address, empty before it is selected
 */
public record PeerStats(
    long packets,
    long bytes,
    long packetsLost,
    long videoBps,
    long audioBps,
    int framesPerSecond,
    long nacks,
    long plis,
    long keyFrames,
    double rttMs,
    long estimateBps,
    int width,
    int height,
    String remoteAddress) {

  /** Figures of a peer that has done nothing yet. */
  public static final PeerStats NONE = new PeerStats(0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, "");
}
