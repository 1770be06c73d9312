package dev.tandem.server.media.router;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.media.api.RtpFormat.Feedback;
import dev.tandem.server.media.feedback.TransportFeedbackRecorder;
import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.RtpPacket;
import dev.tandem.server.media.transport.MediaTransport;
import java.util.List;

/**
 * What a publisher is told by RTCP: receiver reports, which packets to send again, when to send a
 * key frame, and when each packet arrived, so that its bit rate can follow the path.
 */
final class PublisherFeedback {
  private static final long REPORT_INTERVAL_NS = 1_000_000_000L;
  private static final long DEFAULT_RTT_NS = 100_000_000L;
  private static final int MAX_NACKS = 64;
  private static final int RTCP_LIMIT = 1200;

  private final List<ReceivedTrack> tracks;
  private final LoopContext loop;
  private final MediaTransport transport;
  private final byte[] cname;
  private final TransportFeedbackRecorder arrivals = new TransportFeedbackRecorder();
  private final int[] missing = new int[MAX_NACKS];
  private final int ownSsrc;
  private long nextReportNs;
  private int firSequence;
  private long nacks;
  private long plis;

  PublisherFeedback(
      List<ReceivedTrack> tracks, LoopContext loop, MediaTransport transport, byte[] cname) {
    this.tracks = tracks;
    this.loop = loop;
    this.transport = transport;
    this.cname = cname;
    this.ownSsrc = loop.random.nextInt() | 1;
  }

  /** Notes the arrival of any authenticated packet. */
  void arrived(ReceivedTrack track, RtpPacket packet, byte[] buffer, long nowNs) {
    int id = track.source.spec().extensions().id(HeaderExtension.TRANSPORT_CC);
    int at = id == 0 ? -1 : packet.extensionOffset(id);
    if (at >= 0 && packet.extensionLength(id) >= 2) {
      arrivals.packet(BigEndian.getU16(buffer, at), nowNs);
    }
  }

  /** Sends what is due and returns the next deadline. */
  long poll(long nowNs) {
    begin();
    if (nowNs >= nextReportNs) {
      nextReportNs = nowNs + REPORT_INTERVAL_NS;
      for (ReceivedTrack track : tracks) {
        if (track.ssrcKnown()) {
          track.reception.writeBlock(loop.rtcp, ownSsrc, track.ssrc(), nowNs);
        }
      }
      loop.rtcp.sdesCname(ownSsrc, cname);
      send();
    }
    long next = nextReportNs;
    for (int i = 0; i < tracks.size(); i++) {
      ReceivedTrack track = tracks.get(i);
      if (track.ssrcKnown()) {
        askAgain(track, nowNs);
        askForKeyFrame(track, nowNs);
        next = Math.min(next, requestDeadlineNs(track));
      }
    }
    tellArrivals(nowNs);
    return Math.min(next, arrivals.nextDeadlineNs());
  }

  /** When something is due because of what a track received last. */
  long nextDeadlineNs(ReceivedTrack track) {
    return Math.min(requestDeadlineNs(track), arrivals.nextDeadlineNs());
  }

  private static long requestDeadlineNs(ReceivedTrack track) {
    return Math.min(track.loss.nextDeadlineNs(), track.keyFrames.nextDeadlineNs());
  }

  private void askAgain(ReceivedTrack track, long nowNs) {
    double rttMs = transport.rttMs();
    long rttNs = rttMs < 0 ? DEFAULT_RTT_NS : (long) (rttMs * 1e6);
    int count = track.loss.due(nowNs, rttNs, missing);
    if (count > 0 && !track.has(Feedback.NACK)) {
      track.loss.giveUp();
    } else if (count > 0) {
      nacks += count;
      begin();
      loop.rtcp.nack(ownSsrc, track.ssrc(), missing, count);
      send();
    }
    if (track.loss.gaveUp() && track.isVideo()) {
      track.keyFrames.request(nowNs);
    }
  }

  private void askForKeyFrame(ReceivedTrack track, long nowNs) {
    if (!track.isVideo() || !track.keyFrames.due(nowNs)) {
      return;
    }
    begin();
    if (track.has(Feedback.CCM_FIR) && !track.has(Feedback.NACK_PLI)) {
      firSequence = (firSequence + 1) & 0xff;
      loop.rtcp.fir(ownSsrc, track.ssrc(), firSequence);
    } else {
      loop.rtcp.pli(ownSsrc, track.ssrc());
    }
    plis++;
    track.keyFrames.sent(nowNs);
    send();
  }

  private void tellArrivals(long nowNs) {
    if (!arrivals.due(nowNs)) {
      return;
    }
    begin();
    int mediaSsrc = tracks.getFirst().ssrc();
    while (arrivals.write(loop.rtcp, ownSsrc, mediaSsrc)) {
      send();
      begin();
    }
  }

  /** Each compound packet begins with a receiver report (RFC 3550, section 6.1). */
  private void begin() {
    loop.rtcp.begin(loop.out, 0, RTCP_LIMIT);
    loop.rtcp.receiverReport(ownSsrc);
  }

  private void send() {
    transport.sendRtcp(loop.out, 0, loop.rtcp.length());
  }

  PeerStats stats(long nowNs) {
    long packets = 0;
    long octets = 0;
    long lost = 0;
    long videoBps = 0;
    long audioBps = 0;
    VideoWatch video = null;
    for (ReceivedTrack track : tracks) {
      packets += track.source.traffic.packets();
      octets += track.source.traffic.octets();
      lost += track.reception.lost();
      if (track.isVideo()) {
        videoBps = track.source.traffic.bps(nowNs);
        video = track.source.video;
      } else {
        audioBps = track.source.traffic.bps(nowNs);
      }
    }
    return new PeerStats(
        packets,
        octets,
        lost,
        videoBps,
        audioBps,
        video == null ? 0 : video.framesPerSecond(nowNs),
        nacks,
        plis,
        video == null ? 0 : video.keyFrames(),
        transport.rttMs(),
        -1,
        video == null ? 0 : video.width(),
        video == null ? 0 : video.height(),
        transport.remoteAddress());
  }
}
