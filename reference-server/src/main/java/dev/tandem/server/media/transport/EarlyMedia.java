package dev.tandem.server.media.transport;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * SRTP and SRTCP packets that came before the keys: a peer knows them as soon as it has sent its
 * last handshake message, and may send at once. Single-threaded.
 */
final class EarlyMedia {
  /** A key frame, and some sound beside it. */
  private static final int MOST_PACKETS = 200;

  private static final class Packet {
    private final boolean isControl;
    private final byte[] octets;
    private final long cameNs;

    private Packet(boolean isControl, byte[] octets, long cameNs) {
      this.isControl = isControl;
      this.octets = octets;
      this.cameNs = cameNs;
    }
  }

  private final Queue<Packet> packets = new ArrayDeque<>();

  /** Keeps a copy of a packet; false where there are too many. */
  boolean keep(boolean isControl, byte[] buffer, int offset, int length, long nowNs) {
    if (packets.size() == MOST_PACKETS) {
      return false;
    }
    byte[] octets = Arrays.copyOfRange(buffer, offset, offset + length);
    return packets.add(new Packet(isControl, octets, nowNs));
  }

  /** Hands over what was kept, in its order, and keeps it no longer. */
  void handOver(TransportListener listener) {
    while (!packets.isEmpty()) {
      Packet packet = packets.remove();
      listener.early(packet.isControl, packet.octets, packet.cameNs);
    }
  }
}
