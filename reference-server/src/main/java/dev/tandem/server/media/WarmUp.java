package dev.tandem.server.media;

import java.util.concurrent.locks.LockSupport;

/**
 * Publishes and plays one stream inside this process before strangers come: a cold JVM takes some
 * 60 microseconds for a packet, and much longer for its first DTLS handshake.
 */
final class WarmUp {
  private static final int PACKETS = 20_000;
  private static final int BURST = 32;
  private static final long POLL_NS = 2_000_000;

  private WarmUp() {}

  /**
   * Runs until the path is warm or the time is over.
   *
   * @return packets that came out at the far end
   */
  static int run(TandemMediaEngine engine, long limitNs) {
    long endNs = System.nanoTime() + limitNs;
    try (LoopbackStream stream =
            new LoopbackStream(
                engine, LoopbackStream.IGNORE_PUBLISHER, LoopbackStream.videoFrames(), BURST);
        LoopbackStream.Player player = stream.play(LoopbackStream.IGNORE_PLAYER)) {
      while (player.received() < PACKETS && System.nanoTime() < endNs) {
        LockSupport.parkNanos(POLL_NS);
      }
      return player.received();
    }
  }
}
