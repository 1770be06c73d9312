package dev.tandem.load.client;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.Timing;
import dev.tandem.server.media.FarPeer;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.router.PeerSession;
import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One player on its loop: takes packets, measures them, and speaks RTCP like a browser. */
final class ReceiverSession implements PeerSession {
  private static final int MIN_RTP_OCTETS = 12;

  private final FarPeer.Place place;
  private final ClientLoop loop;
  private final PlaybackOptions options;
  private final long beganNs;
  private final Reports reports = new Reports();
  final CompletableFuture<Long> keyFrameNs = new CompletableFuture<>();
  private TrackReceiver[] tracks = {};
  private final @Nullable TrackReceiver[] byPayloadType = new TrackReceiver[128];
  private @Nullable ReceiverFeedback feedback;
  private long stalledUntilNs = Long.MIN_VALUE;
  private volatile ReceiverStatus status = new ReceiverStatus(0, 0, 0, -1, -1);
  private long connectedNs = -1;

  ReceiverSession(FarPeer.Place place, ClientLoop loop, PlaybackOptions options, long beganNs) {
    this.place = place;
    this.loop = loop;
    this.options = options;
    this.beganNs = beganNs;
  }

  /** Sets what was negotiated. On the loop, before the transport starts. */
  void tracks(List<ReceiveTrack> negotiated, String cname) {
    Origin origin = new Origin();
    tracks =
        negotiated.stream()
            .map(spec -> new TrackReceiver(spec, options.checks(), loop, origin, this::keyFrame))
            .toArray(TrackReceiver[]::new);
    for (int payloadType = 0; payloadType < byPayloadType.length; payloadType++) {
      byPayloadType[payloadType] = trackOf(payloadType);
    }
    feedback =
        new ReceiverFeedback(
            tracks, loop, place.transport(), cname.getBytes(StandardCharsets.US_ASCII));
    loop.add(this);
  }

  ReceiverStatus status() {
    return status;
  }

  /** The server has accepted the player. On the loop. */
  void accepted(long tookNs) {
    loop.figures.record(Timing.JOIN_TO_PLAYING, tookNs);
  }

  /** Neither reads nor answers for a while. On the loop. */
  void stall(long untilNs) {
    stalledUntilNs = untilNs;
  }

  /** The transport is up. On the loop. */
  private void connected(long nowNs) {
    connectedNs = nowNs - beganNs;
    settle();
  }

  private void keyFrame(long nowNs) {
    if (!keyFrameNs.isDone()) {
      loop.figures.record(Timing.JOIN_TO_KEY_FRAME, nowNs - beganNs);
      keyFrameNs.complete(nowNs - beganNs);
      settle();
    }
  }

  /** Brings the figures of the loop and of this player up to date. */
  void settle() {
    long packets = 0;
    long lost = 0;
    long freezes = 0;
    for (TrackReceiver track : tracks) {
      track.settle();
      packets += track.packets();
      lost += track.lost();
      freezes += track.freezes();
    }
    status = new ReceiverStatus(packets, lost, freezes, connectedNs, keyFrameNs.getNow(-1L));
  }

  @Override
  public void receiveRtp(byte[] buffer, int offset, int length, long nowNs) {
    if (nowNs < stalledUntilNs || length < MIN_RTP_OCTETS || length > ClientLoop.MAX_PACKET) {
      return;
    }
    if (options.loss() > 0 && loop.random.nextDouble() < options.loss()) {
      loop.figures.count(Counter.PACKETS_DROPPED_ON_PURPOSE);
      return;
    }
    TrackReceiver track = byPayloadType[buffer[offset + 1] & 0x7f];
    if (track == null || feedback == null) {
      return;
    }
    loop.figures.count(Counter.PACKETS_RECEIVED);
    loop.figures.count(Counter.OCTETS_RECEIVED, length);
    if (loop.packet.wrapProtected(buffer, offset, length)) {
      feedback.arrived(track, buffer, nowNs);
      track.packet(place.transport(), buffer, offset, length, nowNs);
      place.wakeups().wakeAt(this, feedback.nextDeadlineNs());
    }
  }

  private @Nullable TrackReceiver trackOf(int payloadType) {
    for (TrackReceiver track : tracks) {
      if (track.takes(payloadType)) {
        return track;
      }
    }
    return null;
  }

  @Override
  public void receiveRtcp(byte[] buffer, int offset, int length, long nowNs) {
    boolean fits = length <= ClientLoop.MAX_PACKET && nowNs >= stalledUntilNs;
    if (fits && place.transport().unprotectRtcp(buffer, offset, length, loop.plain, 0) == null) {
      reports.nowNs = nowNs;
      RtcpParser.parse(loop.plain, 0, place.transport().plainLength(), reports);
    }
  }

  @Override
  public long poll(long nowNs) {
    long next = place.transport().poll(nowNs);
    if (!place.transport().isConnected() || feedback == null) {
      return next;
    }
    if (connectedNs < 0) {
      connected(nowNs);
    }
    if (nowNs < stalledUntilNs) {
      return Math.min(next, stalledUntilNs);
    }
    return Math.min(next, feedback.poll(nowNs));
  }

  @Override
  public void end() {
    settle();
    loop.remove(this);
    place.transport().close();
  }

  /** Takes the sender reports, which receiver reports refer to. */
  private final class Reports implements RtcpHandler {
    private long nowNs;

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
      for (TrackReceiver track : tracks) {
        if (track.ssrc() == ssrc) {
          track.reception().senderReport(ntp, nowNs);
        }
      }
    }
  }
}
