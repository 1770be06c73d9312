package dev.tandem.server.media;

import dev.tandem.server.media.ice.IceTimeouts;
import dev.tandem.server.media.router.PublisherDeadlines;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Options of media engines under test. */
final class EngineOptions {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private EngineOptions() {}

  /** One loop that is reached over the loopback device. */
  static MediaOptions loopback(Duration firstMedia) {
    IceTimeouts ice = IceTimeouts.DEFAULT;
    return new MediaOptions(
        42_000,
        42_999,
        1,
        null,
        List.of(InetAddress.getLoopbackAddress()),
        0,
        0,
        false,
        1 << 20,
        new IceTimeouts(
            CONNECT.toNanos(),
            ice.consentIntervalNs(),
            ice.consentTimeoutNs(),
            ice.checkIntervalNs()),
        10_000,
        new PublisherDeadlines(firstMedia.toNanos(), Long.MAX_VALUE));
  }
}
