package dev.tandem.server;

import dev.tandem.server.config.Setting;
import dev.tandem.server.config.Settings;
import dev.tandem.server.media.MediaOptions;
import dev.tandem.server.media.TandemMediaEngine;
import dev.tandem.server.media.ice.IceTimeouts;
import dev.tandem.server.media.router.PublisherDeadlines;
import dev.tandem.server.media.srtp.PacketCiphers;
import dev.tandem.server.media.udp.UdpIo;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the media engine as the settings say. */
final class TandemMedia {
  private static final Logger LOG = LoggerFactory.getLogger(TandemMedia.class);

  /** A server forwards each packet at once. */
  private static final long NO_REST_NS = 0;

  private TandemMedia() {}

  static MediaSetup start(Options options) throws IOException {
    Settings settings = options.settings();
    TandemMediaEngine engine = new TandemMediaEngine(options(settings), ciphers(settings));
    LOG.info("media path: {}", engine.stats().libraries());
    return new MediaSetup(engine, engine.ports(), engine::warmUp);
  }

  private static PacketCiphers ciphers(Settings settings) throws IOException {
    try {
      PacketCiphers ciphers =
          PacketCiphers.choose(
              settings.text(Setting.SRTP_CIPHER).toLowerCase(Locale.ROOT), System::nanoTime);
      ciphers.findings().forEach(finding -> LOG.info("SRTP ciphers, {}", finding));
      return ciphers;
    } catch (IllegalArgumentException e) {
      throw new IOException("srtp_cipher: " + e.getMessage(), e);
    }
  }

  private static MediaOptions options(Settings settings) throws IOException {
    int loops = settings.integer(Setting.MEDIA_LOOPS);
    List<InetAddress> announced = new ArrayList<>();
    for (String address : settings.list(Setting.IP)) {
      announced.add(InetAddress.ofLiteral(address));
    }
    String bind = settings.text(Setting.IP_LOCAL);
    return new MediaOptions(
        settings.integer(Setting.MEDIA_PORT_FROM),
        settings.integer(Setting.MEDIA_PORT_TO),
        loops == 0 ? Runtime.getRuntime().availableProcessors() : loops,
        bind.isEmpty() ? null : InetAddress.ofLiteral(bind),
        announced,
        settings.integer(Setting.WCS_AGENT_PORT_FROM),
        settings.integer(Setting.WCS_AGENT_PORT_TO),
        settings.flag(Setting.ICE_TCP_TRANSPORT),
        settings.integer(Setting.MEDIA_SOCKET_BUFFER_BYTES),
        UdpIo.valueOf(settings.text(Setting.UDP_IO).toUpperCase(Locale.ROOT)),
        settings.integer(Setting.UDP_SEGMENTS),
        NO_REST_NS,
        new IceTimeouts(
            nanos(settings, Setting.ICE_CONNECT_TIMEOUT),
            nanos(settings, Setting.ICE_CONSENT_INTERVAL),
            nanos(settings, Setting.ICE_CONSENT_TIMEOUT),
            IceTimeouts.DEFAULT.checkIntervalNs()),
        settings.integer(Setting.DTLS_TIMEOUT),
        new PublisherDeadlines(
            nanosOrNever(settings, Setting.FIRST_MEDIA_TIMEOUT),
            nanosOrNever(settings, Setting.RTP_ACTIVITY_TIMEOUT)));
  }

  private static long nanos(Settings settings, Setting setting) {
    return TimeUnit.MILLISECONDS.toNanos(settings.integer(setting));
  }

  private static long nanosOrNever(Settings settings, Setting setting) {
    return settings.integer(setting) == 0 ? Long.MAX_VALUE : nanos(settings, setting);
  }
}
