package dev.tandem.conformance.probe.peer;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Media that came before the keys: the other end knows them as soon as it has sent the last
 * handshake message, and may send at once. For one thread.
 */
final class EarlyMedia {
  private static final int MOST = 100;

  private final Queue<byte[]> datagrams = new ArrayDeque<>();
  private final Queue<Long> timesNs = new ArrayDeque<>();

  /** Keeps a datagram, unless there are too many. */
  void keep(byte[] datagram, long nowNs) {
    if (datagrams.size() < MOST) {
      datagrams.add(datagram);
      timesNs.add(nowNs);
    }
  }

  /** Hands over what was kept, in its order, once. */
  void handOver(PacketListener taker) {
    while (!datagrams.isEmpty()) {
      taker.received(datagrams.remove(), timesNs.remove());
    }
  }
}
