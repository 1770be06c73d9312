package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.PacketLog;
import dev.tandem.conformance.probe.packet.MalformedPacketException;
import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.Rtx;
import dev.tandem.conformance.probe.packet.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A player that looks at packets; it asks for what was lost and for key frames only when told. */
public final class Viewer extends LiveMedia {
  private static final long REPORT_INTERVAL_NS = 1_000_000_000;
  private static final long TRANSPORT_CC_INTERVAL_NS = 100_000_000;
  private static final String PLAY = "when PLAYING is sent: ICE and DTLS are up by then";
  private static final String FORWARDING = "the forwarding of packets from publisher to player";

  private final ViewerOptions options;
  private final long ownSsrc;
  private final Log<MediaPacket> received;
  private final Map<Long, Reception> receptions = new ConcurrentHashMap<>();
  private final TransportArrivals arrivals;
  private final List<Pacer> pacers = new ArrayList<>();
  private final Answer answer;
  private volatile long audioSsrc;
  private volatile long videoSsrc;

  Viewer(CheckContext context, int server, String name, ViewerOptions options) {
    super(context, server, name, options, "playStream");
    this.options = options;
    this.ownSsrc = context.freshNumber(1L << 32);
    this.received = new Log<>("packet", "playStream of " + name);
    this.arrivals = new TransportArrivals(options.extensionIds.transportCc());
    peer().onRtp(this::takeRtp);
    String sdp = OfferWriter.play(peer().localLines(), options);
    signalling().play(id(), name, options.offer.apply(sdp));
    this.answer = signalling().answer(id());
  }

  /** Opens the transport and begins to listen. */
  Viewer begin() {
    if (!options.connects) {
      return this;
    }
    connect(answer);
    if (options.sendsReports) {
      pacers.add(Pacer.start("kit-reports", REPORT_INTERVAL_NS, this::sendReports));
    }
    if (options.sendsTransportCc) {
      pacers.add(Pacer.start("kit-feedback", TRANSPORT_CC_INTERVAL_NS, now -> sendTransportCc()));
    }
    if (options.waits) {
      awaitConnected();
      awaitPlaying();
    }
    return this;
  }

  /** Waits for PLAYING. */
  public void awaitPlaying() {
    signalling().status(id(), "PLAYING", context.deadlines().appears(), PLAY);
  }

  /** The answer of the server. */
  public Answer answer() {
    return answer;
  }

  /** The packets that came, in the order in which they came. */
  public Log<MediaPacket> received() {
    return received;
  }

  /** The first video packet, past or coming. */
  public MediaPacket awaitVideo() {
    return awaitPacket(MediaPacket::isVideo, "a video packet");
  }

  /** The first audio packet, past or coming. */
  public MediaPacket awaitAudio() {
    return awaitPacket(MediaPacket::isAudio, "an audio packet");
  }

  /** The first packet of the first key frame that comes after the mark of {@link #received}. */
  public MediaPacket awaitKeyFrame(long mark) {
    return received.awaitSince(
        mark, this::beginsKeyFrame, "a key frame", patience(), "key frame requests");
  }

  /** Waits until this many video packets and audio packets came after the mark. */
  public void awaitMore(long mark, int videoPackets, int audioPackets) {
    received.awaitCount(
        mark, videoPackets, MediaPacket::isVideo, "video packets", patience(), FORWARDING);
    received.awaitCount(
        mark, audioPackets, MediaPacket::isAudio, "audio packets", patience(), FORWARDING);
  }

  /** Whether a key frame begins with this packet. */
  public boolean beginsKeyFrame(MediaPacket packet) {
    return packet.isVideo() && KeyFrames.begins(options.codec, packet.rtp().payload());
  }

  /** The SSRC under which audio came last; 0 before the first packet. */
  public long audioSsrc() {
    return audioSsrc;
  }

  /** The SSRC under which video came last; 0 before the first packet. */
  public long videoSsrc() {
    return videoSsrc;
  }

  /** Sends PLI for the video that comes. */
  public void requestKeyFrame() {
    note("sends PLI");
    sendRtcp(report(), new Rtcp.PictureLossIndication(ownSsrc, videoSsrc));
  }

  /** Sends NACK for packets of the video that comes. */
  public void nack(int... sequences) {
    note("sends NACK for " + Arrays.toString(sequences));
    List<Integer> wanted = Arrays.stream(sequences).boxed().toList();
    sendRtcp(report(), new Rtcp.GenericNack(ownSsrc, videoSsrc, wanted));
  }

  /** Sends stopStream and tears the transport down at once, as the vendor's SDK does. */
  public void stop() {
    signalling().stop(id(), name());
    close();
  }

  /** Breaks off the WebSocket and vanishes from the network, as a client that dies. */
  public void breakOff() {
    stopPacers();
    signalling().drop();
    peer().vanish();
  }

  @Override
  public void close() {
    stopPacers();
    super.close();
  }

  @Override
  void took(Rtcp packet) {
    if (packet instanceof Rtcp.SenderReport report) {
      @Nullable Reception reception = receptions.get(report.sender());
      if (reception != null) {
        reception.took(report, System.nanoTime());
      }
    }
  }

  private MediaPacket awaitPacket(Predicate<MediaPacket> condition, String what) {
    return received.await(condition, what, patience(), FORWARDING);
  }

  private Duration patience() {
    return context.deadlines().answer();
  }

  private void stopPacers() {
    pacers.forEach(Pacer::close);
  }

  private void takeRtp(byte[] bytes, long atNs) {
    try {
      RtpPacket packet = RtpPacket.parse(bytes);
      arrivals.took(packet, atNs);
      if (packet.payloadType() == options.payloadTypes.rtx() && options.payloadTypes.rtx() > 0) {
        Rtx.unwrap(packet, options.payloadTypes.video(), videoSsrc)
            .ifPresent(inside -> log(inside, MediaKind.VIDEO, atNs, true));
      } else {
        Optional<Stamp> stamp = Stamp.read(packet);
        MediaKind kind = kindOf(packet, stamp);
        remember(packet, kind, atNs);
        log(packet, kind, atNs, false);
      }
    } catch (MalformedPacketException e) {
      note("malformed RTP came: " + e.getMessage());
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

  private void log(RtpPacket packet, MediaKind kind, long atNs, boolean resent) {
    @Nullable Stamp stamp = Stamp.read(packet).orElse(null);
    MediaPacket entry = new MediaPacket(atNs, kind, packet, stamp, resent);
    received.add(entry);
    keep(PacketLog.Direction.RECEIVED, entry);
  }

  private MediaKind kindOf(RtpPacket packet, Optional<Stamp> stamp) {
    if (packet.payloadType() == options.payloadTypes.audio()) {
      return MediaKind.AUDIO;
    }
    return packet.payloadType() == options.payloadTypes.video()
        ? MediaKind.VIDEO
        : stamp.map(Stamp::kind).orElse(MediaKind.VIDEO);
  }

  private Rtcp report() {
    long nowNs = System.nanoTime();
    List<Rtcp.ReportBlock> blocks =
        receptions.values().stream().map(reception -> reception.block(nowNs)).toList();
    return new Rtcp.ReceiverReport(ownSsrc, blocks);
  }

  private void sendReports(long nowNs) {
    if (!receptions.isEmpty()) {
      sendRtcp(report(), new Rtcp.SourceDescription(Map.of(ownSsrc, "kit")));
    }
  }

  private void sendTransportCc() {
    arrivals.feedback(ownSsrc, videoSsrc).ifPresent(this::sendRtcp);
  }
}
