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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A publisher whose packets are made here: stamped video and audio, sent at an even pace. */
public final class Broadcast extends LiveMedia {
  private static final long REPORT_INTERVAL_NS = 1_000_000_000;
  private static final String PUBLISH = "when PUBLISHING is sent: ICE and DTLS are up by then";

  private final BroadcastOptions options;
  private final long tag;
  private final TrackSsrcs ssrcs;
  private final Map<MediaKind, OutgoingTrack> tracks = new EnumMap<>(MediaKind.class);
  private final List<Pacer> pacers = new ArrayList<>();
  private final Log<MediaPacket> sent;
  private final Log<MediaPacket> lost;
  private final AtomicInteger rtxSequence = new AtomicInteger(1);
  private final Answer answer;
  private final OutgoingHeaders headers;
  private final boolean resendsAsRtx;
  private volatile boolean paused;

  Broadcast(CheckContext context, int server, BroadcastOptions options) {
    super(context, server, nameOf(context, options), options, "publishStream");
    this.options = options;
    this.tag = context.freshNumber(1L << 32);
    this.paused = !options.starts;
    this.ssrcs =
        new TrackSsrcs(
            options.audioSsrc.orElseGet(() -> context.freshNumber(1L << 32)),
            options.videoSsrc.orElseGet(() -> context.freshNumber(1L << 32)),
            context.freshNumber(1L << 32));
    this.sent = new Log<>("packet", "the kit's publisher of " + name());
    this.lost = new Log<>("lost packet", "the kit's publisher of " + name());
    options.kinds.forEach(kind -> tracks.put(kind, track(kind)));
    String sdp = OfferWriter.publish(peer().localLines(), options, ssrcs);
    signalling().publish(id(), name(), options.offer.apply(sdp));
    this.answer = signalling().answer(id());
    this.headers =
        new OutgoingHeaders(options.extensionIds.keepOnly(answer.sdp()), mids(options));
    this.resendsAsRtx =
        answer.sdp().contains("a=rtpmap:%d rtx/".formatted(options.payloadTypes.rtx()));
  }

  /** Opens the transport and begins to send. */
  Broadcast begin() {
    if (!options.connects) {
      return this;
    }
    connect(answer);
    for (OutgoingTrack track : tracks.values()) {
      pacers.add(Pacer.start("kit-media", track.intervalNs(), now -> sendFrame(track, now)));
    }
    pacers.add(Pacer.start("kit-reports", REPORT_INTERVAL_NS, this::sendReports));
    if (options.waits) {
      awaitConnected();
      awaitPublishing();
    }
    return this;
  }

  /** Waits for PUBLISHING. */
  public void awaitPublishing() {
    signalling().status(id(), "PUBLISHING", context.deadlines().appears(), PUBLISH);
  }

  /** The answer of the server. */
  public Answer answer() {
    return answer;
  }

  /** What marks the stamps of this publisher. */
  public long tag() {
    return tag;
  }

  public long audioSsrc() {
    return ssrcs.audio();
  }

  public long videoSsrc() {
    return ssrcs.video();
  }

  /** The packets that went out, without those lost on purpose until they are sent again. */
  public Log<MediaPacket> sent() {
    return sent;
  }

  /** The packets lost on purpose. */
  public Log<MediaPacket> lost() {
    return lost;
  }

  /** Sends no media until {@link #resume}; the transport stays up. */
  public void pause() {
    note("pauses");
    paused = true;
  }

  /** Sends media again. */
  public void resume() {
    note("goes on");
    paused = false;
  }

  /** Sends a key frame next. */
  public void sendKeyFrame() {
    @Nullable OutgoingTrack video = tracks.get(MediaKind.VIDEO);
    if (video != null) {
      video.requestKeyFrame();
    }
  }

  /** Sends unPublishStream and tears the transport down at once, as the vendor's SDK does. */
  public void unpublish() {
    signalling().unpublish(id(), name());
    close();
  }

  /** Breaks off the WebSocket and vanishes from the network, as a client that dies. */
  public void breakOff() {
    stopPacers();
    signalling().drop();
    peer().vanish();
  }

  /** Vanishes from the network; the WebSocket stays. */
  public void vanish() {
    stopPacers();
    note("vanishes from the network");
    peer().vanish();
  }

  /** Sends a stream event with a payload; null for none. */
  public void event(String type, @Nullable Object payload) {
    signalling().streamEvent(id(), type, payload);
  }

  @Override
  public void close() {
    stopPacers();
    super.close();
  }

  @Override
  void took(Rtcp packet) {
    if (packet instanceof Rtcp.GenericNack nack && options.answersNacks) {
      tracks.values().stream()
          .filter(track -> track.ssrc() == nack.media())
          .forEach(track -> nack.sequences().forEach(sequence -> resend(track, sequence)));
    }
    boolean wanted = new Feedback(0, packet).asksForKeyFrame(ssrcs.video());
    if (wanted && options.answersKeyFrameRequests) {
      sendKeyFrame();
    }
  }

  private void stopPacers() {
    pacers.forEach(Pacer::close);
  }

  private void sendFrame(OutgoingTrack track, long nowNs) {
    if (paused || peer().state() != PeerState.CONNECTED) {
      return;
    }
    for (RtpPacket bare : track.nextFrame(nowNs)) {
      RtpPacket packet = headers.complete(bare, track.kind(), nowNs);
      track.sent(packet);
      MediaPacket entry = entry(track, packet, false);
      if (options.lost.test(entry)) {
        lost.add(entry);
      } else {
        peer().sendRtp(packet.toBytes());
        sent.add(entry);
        keep(PacketLog.Direction.SENT, entry);
      }
    }
  }

  private void resend(OutgoingTrack track, int sequence) {
    track
        .sentBefore(sequence)
        .ifPresent(
            packet -> {
              boolean rtx = resendsAsRtx && track.kind() == MediaKind.VIDEO;
              RtpPacket again = rtx ? wrapped(packet) : packet;
              peer().sendRtp(headers.complete(again, track.kind(), System.nanoTime()).toBytes());
              MediaPacket entry = entry(track, packet, true);
              sent.add(entry);
              keep(PacketLog.Direction.SENT, entry);
            });
  }

  private RtpPacket wrapped(RtpPacket packet) {
    return Rtx.wrap(
        packet, options.payloadTypes.rtx(), ssrcs.rtx(), rtxSequence.getAndIncrement());
  }

  private void sendReports(long nowNs) {
    for (OutgoingTrack track : tracks.values()) {
      track
          .senderReport(nowNs)
          .ifPresent(
              report ->
                  sendRtcp(report, new Rtcp.SourceDescription(Map.of(track.ssrc(), "kit"))));
    }
  }

  private OutgoingTrack track(MediaKind kind) {
    boolean video = kind == MediaKind.VIDEO;
    long ssrc = video ? ssrcs.video() : ssrcs.audio();
    int payloadType = video ? options.payloadTypes.video() : options.payloadTypes.audio();
    TrackOptions track =
        TrackOptions.of(payloadType, ssrc, tag, context.freshNumber(Long.MAX_VALUE));
    if (options.firstSequence.isPresent()) {
      track = track.withFirstSequence(options.firstSequence.getAsInt());
    }
    if (options.firstTimestamp.isPresent()) {
      track = track.withFirstTimestamp(options.firstTimestamp.getAsLong());
    }
    SyntheticMedia media =
        !video
            ? SyntheticMedia.opus(track)
            : options.codec == VideoCodec.VP8
                ? SyntheticMedia.vp8(track, options.picture)
                : SyntheticMedia.h264(track, options.picture);
    return new OutgoingTrack(media, ssrc);
  }

  private static MediaPacket entry(OutgoingTrack track, RtpPacket packet, boolean resent) {
    @Nullable Stamp stamp = Stamp.read(packet).orElse(null);
    return new MediaPacket(System.nanoTime(), track.kind(), packet, stamp, resent);
  }

  private static String nameOf(CheckContext context, BroadcastOptions options) {
    String given = options.name;
    return given == null ? context.freshName("live") : given;
  }

  private static Map<MediaKind, String> mids(BroadcastOptions options) {
    Map<MediaKind, String> mids = new EnumMap<>(MediaKind.class);
    options.kinds.forEach(kind -> mids.put(kind, String.valueOf(mids.size())));
    return mids;
  }
}
