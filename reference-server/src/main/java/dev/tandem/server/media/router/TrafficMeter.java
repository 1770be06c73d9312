package dev.tandem.server.media.router;

import dev.tandem.server.media.feedback.RateMeter;

/** Packets, octets and bits per second of one track. */
final class TrafficMeter {
  private final RateMeter rate = new RateMeter();
  private long packets;
  private long octets;

  void add(int length, long nowNs) {
    add(1, length, nowNs);
  }

  /** Counts packets that together have so many octets. */
  void add(int count, int total, long nowNs) {
    packets += count;
    octets += total;
    rate.add(total, nowNs);
  }

  long packets() {
    return packets;
  }

  long octets() {
    return octets;
  }

  long bps(long nowNs) {
    return rate.bps(nowNs);
  }
}
