package dev.tandem.server.media.router;

import dev.tandem.server.media.api.PeerStats;

/** Notices that a player's path has carried less than the stream needs for a while. */
final class BandwidthWatch {
  private static final long SUSTAINED_NS = 3_000_000_000L;
  private static final long REPEAT_NS = 10_000_000_000L;

  private long shortSinceNs = -1;
  private long toldNs = -1;

  void check(PeerStats stats, long nowNs, SubscriberEvents events) {
    long neededBps = stats.videoBps() + stats.audioBps();
    if (stats.estimateBps() < 0 || stats.estimateBps() >= neededBps) {
      shortSinceNs = -1;
      return;
    }
    if (shortSinceNs < 0) {
      shortSinceNs = nowNs;
    }
    boolean sustained = nowNs - shortSinceNs >= SUSTAINED_NS;
    if (sustained && (toldNs < 0 || nowNs - toldNs >= REPEAT_NS)) {
      toldNs = nowNs;
      events.notEnoughBandwidth(stats.estimateBps(), neededBps);
    }
  }
}
