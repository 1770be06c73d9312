package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.PacketLog;
import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.packet.Rtcp;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.Rtx;
import dev.tandem.conformance.probe.packet.Stamp;
import dev.tandem.conformance.probe.packet.SyntheticMedia;
import dev.tandem.conformance.probe.packet.TrackOptions;
import dev.tandem.conformance.probe.peer.PeerState;
import dev.tandem.conformance.probe.peer.RawPeer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends stamped video and audio at an even pace, with sender reports, and obeys feedback. */
final class MediaSender implements AutoCloseable {
  private static final long REPORT_INTERVAL_NS = 1_000_000_000;

  private final RawPeer peer;
  private final RtcpPort rtcp;
  private final SendPlan plan;
  private final BroadcastOptions options;
  private final OutgoingHeaders headers;
  private final Map<MediaKind, OutgoingTrack> tracks = new EnumMap<>(MediaKind.class);
  private final List<Pacer> pacers = new ArrayList<>();
  private final Log<MediaPacket> sent;
  private final Log<MediaPacket> lost;
  private final AtomicInteger rtxSequence = new AtomicInteger(1);
  private volatile boolean paused;

  MediaSender(RawPeer peer, RtcpPort rtcp, SendPlan plan, BroadcastOptions options, String source) {
    this.peer = peer;
    this.rtcp = rtcp;
    this.plan = plan;
    this.options = options;
    this.paused = !options.starts;
    this.headers = new OutgoingHeaders(plan.extensions(), plan.mids());
    this.sent = new Log<>("packet", source);
    this.lost = new Log<>("lost packet", source);
    plan.mids().keySet().forEach(kind -> tracks.put(kind, track(kind)));
    rtcp.onPacket(this::obey);
  }

  /** Begins; packets flow as soon as the transport is up. */
  void start() {
    for (OutgoingTrack track : tracks.values()) {
      pacers.add(Pacer.start("kit-media", track.intervalNs(), now -> sendFrame(track, now)));
    }
    pacers.add(Pacer.start("kit-reports", REPORT_INTERVAL_NS, this::sendReports));
  }

  Log<MediaPacket> sent() {
    return sent;
  }

  Log<MediaPacket> lost() {
    return lost;
  }

  void pause(boolean on) {
    paused = on;
  }

  void sendKeyFrame() {
    @Nullable OutgoingTrack video = tracks.get(MediaKind.VIDEO);
    if (video != null) {
      video.requestKeyFrame();
    }
  }

  @Override
  public void close() {
    pacers.forEach(Pacer::close);
  }

  private void obey(Rtcp packet) {
    if (packet instanceof Rtcp.GenericNack nack && options.answersNacks) {
      tracks.values().stream()
          .filter(track -> track.ssrc() == nack.media())
          .forEach(track -> nack.sequences().forEach(sequence -> resend(track, sequence)));
    }
    boolean wanted = new Feedback(0, packet).asksForKeyFrame(plan.ssrcs().video());
    if (wanted && options.answersKeyFrameRequests) {
      sendKeyFrame();
    }
  }

  private void sendFrame(OutgoingTrack track, long nowNs) {
    if (paused || peer.state() != PeerState.CONNECTED) {
      return;
    }
    for (RtpPacket bare : track.nextFrame(nowNs)) {
      RtpPacket packet = headers.complete(bare, track.kind(), nowNs);
      track.sent(packet);
      MediaPacket entry = entry(track, packet, false);
      if (options.lost.test(entry)) {
        lost.add(entry);
      } else {
        peer.sendRtp(packet.toBytes());
        note(entry);
      }
    }
  }

  private void resend(OutgoingTrack track, int sequence) {
    track
        .sentBefore(sequence)
        .ifPresent(packet -> {
          boolean rtx = plan.types().rtx() > 0 && track.kind() == MediaKind.VIDEO;
          RtpPacket again = rtx ? wrapped(packet) : packet;
          peer.sendRtp(headers.complete(again, track.kind(), System.nanoTime()).toBytes());
          note(entry(track, packet, true));
        });
  }

  private RtpPacket wrapped(RtpPacket packet) {
    int sequence = rtxSequence.getAndIncrement();
    return Rtx.wrap(packet, plan.types().rtx(), plan.ssrcs().rtx(), sequence);
  }

  private void note(MediaPacket entry) {
    sent.add(entry);
    rtcp.keep(PacketLog.Direction.SENT, entry);
  }

  private void sendReports(long nowNs) {
    for (OutgoingTrack track : tracks.values()) {
      track
          .senderReport(nowNs)
          .ifPresent(
              report -> rtcp.send(report, new Rtcp.SourceDescription(Map.of(track.ssrc(), "kit"))));
    }
  }

  private OutgoingTrack track(MediaKind kind) {
    boolean video = kind == MediaKind.VIDEO;
    long ssrc = video ? plan.ssrcs().video() : plan.ssrcs().audio();
    int payloadType = video ? plan.types().video() : plan.types().audio();
    TrackOptions track = TrackOptions.of(payloadType, ssrc, plan.tag(), plan.tag() ^ ssrc);
    if (options.firstSequence.isPresent()) {
      track = track.withFirstSequence(options.firstSequence.getAsInt());
    }
    if (options.firstTimestamp.isPresent()) {
      track = track.withFirstTimestamp(options.firstTimestamp.getAsLong());
    }
    return new OutgoingTrack(media(track, video), ssrc);
  }

  private SyntheticMedia media(TrackOptions track, boolean video) {
    if (!video) {
      return SyntheticMedia.opus(track);
    }
    return plan.codec() == VideoCodec.VP8
        ? SyntheticMedia.vp8(track, options.picture)
        : SyntheticMedia.h264(track, options.picture);
  }

  private static MediaPacket entry(OutgoingTrack track, RtpPacket packet, boolean resent) {
    @Nullable Stamp stamp = Stamp.read(packet).orElse(null);
    return new MediaPacket(System.nanoTime(), track.kind(), packet, stamp, resent);
  }
}
