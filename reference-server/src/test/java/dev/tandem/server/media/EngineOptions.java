package dev.tandem.server.media;

import dev.tandem.server.media.ice.IceTimeouts;
import dev.tandem.server.media.router.PublisherDeadlines;
import dev.tandem.server.media.udp.UdpIo;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of media engines under test. */
final class EngineOptions {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private EngineOptions() {}

  /** One loop that is reached over the loopback device. */
  static MediaOptions loopback(Duration firstMedia) {
    return loopback(firstMedia, UdpIo.AUTO);
  }

  /** One loop that is reached over the loopback device. */
  static MediaOptions loopback(Duration firstMedia, UdpIo udpIo) {
    return at(1, null, InetAddress.getLoopbackAddress(), firstMedia, udpIo);
  }

  /** Some loops that are reached over the loopback device. */
  static MediaOptions loops(int count, Duration firstMedia) {
    return at(count, null, InetAddress.getLoopbackAddress(), firstMedia, UdpIo.AUTO);
  }

  /** One loop that is bound to an address alone. */
  static MediaOptions bound(InetAddress address) {
    return at(1, address, address, Duration.ofSeconds(10), UdpIo.AUTO);
  }

  private static MediaOptions at(
      int loops,
      @Nullable InetAddress bind,
      InetAddress advertised,
      Duration firstMedia,
      UdpIo udpIo) {
    IceTimeouts ice = IceTimeouts.DEFAULT;
    return new MediaOptions(
        42_000,
        42_999,
        loops,
        bind,
        List.of(advertised),
        0,
        0,
        false,
        1 << 20,
        udpIo,
        8,
        0,
        new IceTimeouts(
            CONNECT.toNanos(),
            ice.consentIntervalNs(),
            ice.consentTimeoutNs(),
            ice.checkIntervalNs()),
        10_000,
        new PublisherDeadlines(firstMedia.toNanos(), Long.MAX_VALUE));
  }
}
