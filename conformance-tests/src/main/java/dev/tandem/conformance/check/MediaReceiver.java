package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.PacketLog;
import dev.tandem.conformance.probe.packet.MalformedPacketException;
import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.Rtx;
import dev.tandem.conformance.probe.packet.Stamp;
import dev.tandem.conformance.probe.peer.RawPeer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads the RTP of one transport, with reports but no request that it was not told to send. */
final class MediaReceiver implements AutoCloseable {
  private static final long REPORT_INTERVAL_NS = 1_000_000_000;
  private static final long TRANSPORT_CC_INTERVAL_NS = 100_000_000;

  private final RtcpPort rtcp;
  private final PayloadTypes types;
  private final long ownSsrc;
  private final Log<MediaPacket> received;
  private final Map<Long, Reception> receptions = new ConcurrentHashMap<>();
  private final TransportArrivals arrivals;
  private final List<Pacer> pacers = new ArrayList<>();
  private volatile long audioSsrc;
  private volatile long videoSsrc;

  MediaReceiver(
      RawPeer peer,
      RtcpPort rtcp,
      PayloadTypes types,
      ExtensionIds extensions,
      long ownSsrc,
      String source) {
    this.rtcp = rtcp;
    this.types = types;
    this.ownSsrc = ownSsrc;
    this.received = new Log<>("packet", source);
    this.arrivals = new TransportArrivals(extensions.transportCc());
    peer.onRtp(this::take);
    rtcp.onPacket(this::remember);
  }

  /** Begins to send reports, and transport-wide feedback. */
  void start(boolean reports, boolean transportCc) {
    if (reports) {
      pacers.add(Pacer.start("kit-reports", REPORT_INTERVAL_NS, now -> sendReports()));
    }
    if (transportCc) {
      pacers.add(Pacer.start("kit-feedback", TRANSPORT_CC_INTERVAL_NS, now -> sendTransportCc()));
    }
  }

  Log<MediaPacket> received() {
    return received;
  }

  long audioSsrc() {
    return audioSsrc;
  }

  long videoSsrc() {
    return videoSsrc;
  }

  void requestKeyFrame() {
    rtcp.send(report(), new Rtcp.PictureLossIndication(ownSsrc, videoSsrc));
  }

  void nack(List<Integer> sequences) {
    rtcp.send(report(), new Rtcp.GenericNack(ownSsrc, videoSsrc, sequences));
  }

  @Override
  public void close() {
    pacers.forEach(Pacer::close);
  }

  private void take(byte[] bytes, long atNs) {
    try {
      RtpPacket packet = RtpPacket.parse(bytes);
      arrivals.took(packet, atNs);
      if (types.rtx() > 0 && packet.payloadType() == types.rtx()) {
        Rtx.unwrap(packet, types.video(), videoSsrc)
            .ifPresent(inside -> note(inside, MediaKind.VIDEO, atNs, true));
      } else {
        MediaKind kind = kindOf(packet);
        remember(packet, kind, atNs);
        note(packet, kind, atNs, false);
      }
    } catch (MalformedPacketException e) {
      rtcp.keepMalformed("rtp", bytes.length, e);
    }
  }

  private void remember(RtpPacket packet, MediaKind kind, long atNs) {
    boolean video = kind == MediaKind.VIDEO;
    if (video) {
      videoSsrc = packet.ssrc();
    } else {
      audioSsrc = packet.ssrc();
    }
    receptions
        .computeIfAbsent(packet.ssrc(), ssrc -> new Reception(ssrc, video ? 90_000 : 48_000))
        .took(packet, atNs);
  }

  private void remember(Rtcp packet) {
    if (packet instanceof Rtcp.SenderReport report) {
      @Nullable Reception reception = receptions.get(report.sender());
      if (reception != null) {
        reception.took(report, System.nanoTime());
      }
    }
  }

  private void note(RtpPacket packet, MediaKind kind, long atNs, boolean resent) {
    @Nullable Stamp stamp = Stamp.read(packet).orElse(null);
    MediaPacket entry = new MediaPacket(atNs, kind, packet, stamp, resent);
    received.add(entry);
    rtcp.keep(PacketLog.Direction.RECEIVED, entry);
  }

  private MediaKind kindOf(RtpPacket packet) {
    if (packet.payloadType() == types.audio()) {
      return MediaKind.AUDIO;
    }
    if (packet.payloadType() == types.video()) {
      return MediaKind.VIDEO;
    }
    Optional<Stamp> stamp = Stamp.read(packet);
    return stamp.map(Stamp::kind).orElse(MediaKind.VIDEO);
  }

  private Rtcp report() {
    long nowNs = System.nanoTime();
    List<Rtcp.ReportBlock> blocks =
        receptions.values().stream().map(reception -> reception.block(nowNs)).toList();
    return new Rtcp.ReceiverReport(ownSsrc, blocks);
  }

  private void sendReports() {
    if (!receptions.isEmpty()) {
      rtcp.send(report(), new Rtcp.SourceDescription(Map.of(ownSsrc, "kit")));
    }
  }

  private void sendTransportCc() {
    arrivals.feedback(ownSsrc, videoSsrc).ifPresent(rtcp::send);
  }
}
