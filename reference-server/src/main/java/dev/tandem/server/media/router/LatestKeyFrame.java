package dev.tandem.server.media.router;

import dev.tandem.server.media.feedback.PacketHistory;
import dev.tandem.server.media.rtp.RtpPacket;

/**
 * Where a stream's last key frame is in its history: a player that comes soon after it can begin
 * there, and need not wait until the publisher may be asked for another one.
 */
final class LatestKeyFrame {
  private static final long RECENT_NS = ReceivedTrack.KEY_FRAME_MIN_INTERVAL_NS;

  /** What a player is sent at once is a burst: no more packets than this. */
  private static final int MAX_PACKETS = 150;

  private final PacketHistory history;
  private boolean known;
  private int sequence;
  private int timestamp;
  private long cameNs;

  LatestKeyFrame(PacketHistory history) {
    this.history = history;
  }

  /** Notes a packet in which a key frame starts; of one picture, the first one counts. */
  void note(RtpPacket packet, long nowNs) {
    if (!known || packet.timestamp() != timestamp) {
      known = true;
      sequence = packet.sequenceNumber();
      timestamp = packet.timestamp();
      cameNs = nowNs;
    }
  }

  void forget() {
    known = false;
  }

  /** The sequence number of a packet from the key frame on. */
  int sequence(int index) {
    return (sequence + index) & 0xffff;
  }

  /** How many packets there are from it on, or 0 where it is old or something is missing. */
  int packetsSince(long nowNs) {
    int count = 1 - history.ahead(sequence);
    if (!known || nowNs - cameNs > RECENT_NS || count > MAX_PACKETS) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      if (history.find(sequence(i)) < 0) {
        return 0;
      }
    }
    return count;
  }
}
