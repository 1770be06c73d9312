package dev.tandem.server.media.router;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.feedback.KeyFrameRequester;
import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.transport.MediaTransport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One publisher on its media loop: from its SRTP packets to its tracks. */
public final class PublisherSession extends Feed implements PeerSession {
  private static final int MIN_RTP_OCTETS = 12;
  private static final long STATS_INTERVAL_NS = 1_000_000_000L;

  private final LoopContext loop;
  private final PublisherEvents events;
  private final PublisherDeadlines deadlines;
  private final Wakeups wakeups;
  private final MediaTransport transport;
  private final byte[] cname;
  private final ReportReader reports = new ReportReader();
  private List<ReceivedTrack> tracks = List.of();
  private @Nullable PublisherFeedback feedback;
  private long connectedNs;
  private long lastMediaNs;
  private boolean mediaSeen;
  private long nextStatsNs;

  public PublisherSession(
      String cname,
      LoopContext loop,
      PublisherEvents events,
      PublisherDeadlines deadlines,
      Wakeups wakeups,
      TransportFactory transports) {
    this.cname = cname.getBytes(StandardCharsets.US_ASCII);
    this.loop = loop;
    this.events = events;
    this.deadlines = deadlines;
    this.wakeups = wakeups;
    this.transport = transports.open(new TransportEvents(events, this, this::connected));
  }

  /** Starts the transport and expects the tracks. */
  public void start(RemoteTransport remote, List<ReceiveTrack> receiveTracks, long nowNs) {
    tracks =
        IntStream.range(0, receiveTracks.size())
            .mapToObj(i -> new SourceTrack(receiveTracks.get(i), i, this, loop))
            .map(source -> new ReceivedTrack(source, loop))
            .toList();
    feedback = new PublisherFeedback(tracks, loop, transport, cname);
    transport.start(remote, nowNs);
    wakeups.wakeAt(this, nowNs);
  }

  @Override
  public void end() {
    transport.close();
  }

  @Override
  byte[] cname() {
    return cname;
  }

  @Override
  List<SourceTrack> join() {
    return tracks.stream().map(track -> track.source).toList();
  }

  @Override
  void leave() {}

  /** Has the packets of all tracks go to another loop as well. */
  void add(Crossing crossing, long nowNs) {
    tracks.forEach(track -> track.source.add(crossing, nowNs));
  }

  void remove(Crossing crossing) {
    tracks.forEach(track -> track.source.remove(crossing));
  }

  private void connected(long nowNs) {
    connectedNs = nowNs;
    nextStatsNs = nowNs + STATS_INTERVAL_NS;
    wakeups.wakeAt(this, nowNs);
  }

  /** Asks for a key frame of each video track. */
  public void requestKeyFrame(long nowNs) {
    for (ReceivedTrack track : tracks) {
      if (track.isVideo()) {
        requestKeyFrame(track.source.index(), nowNs);
      }
    }
  }

  @Override
  void requestKeyFrame(SourceTrack track, long nowNs) {
    requestKeyFrame(track.index(), nowNs);
  }

  void requestKeyFrame(int index, long nowNs) {
    if (index < tracks.size()) {
      KeyFrameRequester keyFrames = tracks.get(index).keyFrames;
      keyFrames.request(nowNs);
      wakeups.wakeAt(this, keyFrames.nextDeadlineNs());
    }
  }

  @Override
  public void receiveRtp(byte[] buffer, int offset, int length, long nowNs) {
    if (length < MIN_RTP_OCTETS || length > SourceTrack.SLOT_OCTETS) {
      loop.counters.dropped(DropReason.RTP_MALFORMED);
      return;
    }
    int payloadType = buffer[offset + 1] & 0x7f;
    ReceivedTrack track = trackOf(payloadType);
    if (track == null) {
      loop.counters.dropped(DropReason.RTP_UNKNOWN_PAYLOAD_TYPE);
      return;
    }
    if (track.source.payloadTypes().primaryOfRtx(payloadType) >= 0) {
      retransmission(track, buffer, offset, length, nowNs);
    } else {
      media(track, buffer, offset, length, nowNs);
    }
  }

  private @Nullable ReceivedTrack trackOf(int payloadType) {
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).source.payloadTypes().contains(payloadType)) {
        return tracks.get(i);
      }
    }
    return null;
  }

  private void media(ReceivedTrack track, byte[] buffer, int offset, int length, long nowNs) {
    int spare = track.source.history().spareOffset();
    byte[] slab = track.source.history().buffer();
    if (unprotect(track, buffer, offset, length, slab, spare, nowNs)) {
      track.media(loop.incoming, transport.plainLength(), nowNs);
      afterMedia(track, nowNs);
    }
  }

  private void retransmission(
      ReceivedTrack track, byte[] buffer, int offset, int length, long nowNs) {
    if (unprotect(track, buffer, offset, length, loop.plain, 0, nowNs)) {
      track.retransmission(loop.incoming, loop.plain, nowNs);
      afterMedia(track, nowNs);
    }
  }

  private boolean unprotect(
      ReceivedTrack track,
      byte[] in,
      int inOffset,
      int length,
      byte[] out,
      int outOffset,
      long nowNs) {
    DropReason refused = transport.unprotectRtp(in, inOffset, length, out, outOffset);
    if (refused != null) {
      loop.counters.dropped(refused);
      return false;
    }
    RtpPacket packet = loop.incoming;
    if (!packet.wrap(out, outOffset, transport.plainLength())) {
      loop.counters.dropped(DropReason.RTP_MALFORMED);
      return false;
    }
    if (feedback != null) {
      feedback.arrived(track, packet, out, nowNs);
    }
    return true;
  }

  private void afterMedia(ReceivedTrack track, long nowNs) {
    lastMediaNs = nowNs;
    if (!mediaSeen) {
      mediaSeen = true;
      events.firstMedia();
    }
    if (track.source.video.takeSizeChange()) {
      events.videoFormat(track.source.video.width(), track.source.video.height());
    }
    if (feedback != null) {
      wakeups.wakeAt(this, feedback.nextDeadlineNs(track));
    }
  }

  @Override
  public void receiveRtcp(byte[] buffer, int offset, int length, long nowNs) {
    reports.nowNs = nowNs;
    loop.readRtcp(transport, buffer, offset, length, reports);
  }

  @Override
  public long poll(long nowNs) {
    long next = transport.poll(nowNs);
    if (!transport.isConnected() || feedback == null) {
      return next;
    }
    String silence = silence(nowNs);
    if (silence != null) {
      transport.close();
      events.failed(PeerFailure.RTP_ACTIVITY, silence);
      return Long.MAX_VALUE;
    }
    if (nowNs >= nextStatsNs) {
      nextStatsNs = nowNs + STATS_INTERVAL_NS;
      events.stats(feedback.stats(nowNs));
    }
    return Math.min(Math.min(next, nextStatsNs), feedback.poll(nowNs));
  }

  private @Nullable String silence(long nowNs) {
    if (!mediaSeen && nowNs - connectedNs > deadlines.firstMediaNs()) {
      return "no RTP packet arrived within "
          + deadlines.firstMediaNs() / 1_000_000
          + " ms after DTLS";
    }
    if (mediaSeen && nowNs - lastMediaNs > deadlines.silenceNs()) {
      return "no RTP packet arrived for " + deadlines.silenceNs() / 1_000_000 + " ms";
    }
    return null;
  }

  /** Takes the publisher's sender reports. */
  private final class ReportReader implements RtcpHandler {
    private long nowNs;

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
      for (ReceivedTrack track : tracks) {
        if (track.ssrcKnown() && track.ssrc() == ssrc) {
          track.senderReport(ntp, rtpTimestamp, nowNs);
        }
      }
    }
  }
}
