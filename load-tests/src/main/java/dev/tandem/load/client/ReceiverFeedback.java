package dev.tandem.load.client;

import dev.tandem.load.measure.Counter;
import dev.tandem.server.media.feedback.TransportFeedbackRecorder;
import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.transport.MediaTransport;
import org.jspecify.annotations.Nullable;

/**
 * What a player tells the server by RTCP, as browsers do: receiver reports, NACK for what is
 * missing, PLI where only a key frame helps, and when each packet arrived.
 */
final class ReceiverFeedback {
  private static final long REPORT_INTERVAL_NS = 1_000_000_000L;
  private static final long DEFAULT_RTT_NS = 100_000_000L;
  private static final long BLOCKED_NS = 500_000_000L;

  private final TrackReceiver[] tracks;
  private final ClientLoop loop;
  private final MediaTransport transport;
  private final byte[] cname;
  private final int ownSsrc;
  private final @Nullable TransportFeedbackRecorder arrivals;
  private long nextReportNs;

  ReceiverFeedback(
      TrackReceiver[] tracks, ClientLoop loop, MediaTransport transport, byte[] cname) {
    this.tracks = tracks;
    this.loop = loop;
    this.transport = transport;
    this.cname = cname;
    this.ownSsrc = loop.random.nextInt() | 1;
    boolean wide = false;
    for (TrackReceiver track : tracks) {
      wide |= track.tellsArrivals();
    }
    this.arrivals = wide ? new TransportFeedbackRecorder() : null;
  }

  /** Notes the arrival of the packet that the loop's flyweight stands on. */
  void arrived(TrackReceiver track, byte[] buffer, long nowNs) {
    if (arrivals != null && track.transportSequenceId() > 0) {
      int at = loop.packet.extensionOffset(track.transportSequenceId());
      if (at >= 0) {
        arrivals.packet(BigEndian.getU16(buffer, at), nowNs);
      }
    }
  }

  /** When something is due. */
  long nextDeadlineNs() {
    long next = arrivals == null ? nextReportNs : Math.min(nextReportNs, arrivals.nextDeadlineNs());
    for (TrackReceiver track : tracks) {
      next = Math.min(next, deadlineNs(track));
    }
    return next;
  }

  private static long deadlineNs(TrackReceiver track) {
    long next = track.asksAgain() ? track.loss.nextDeadlineNs() : Long.MAX_VALUE;
    if (track.watchesFrames()) {
      long blockedNs = track.frames.blockedSinceNs();
      next = Math.min(next, track.keyFrames.nextDeadlineNs());
      next = blockedNs == Long.MAX_VALUE ? next : Math.min(next, blockedNs + BLOCKED_NS);
    }
    return next;
  }

  /** Sends what is due and returns the next deadline. */
  long poll(long nowNs) {
    if (nowNs >= nextReportNs) {
      nextReportNs = nowNs + REPORT_INTERVAL_NS;
      report(nowNs);
    }
    for (TrackReceiver track : tracks) {
      if (track.ssrcKnown()) {
        askAgain(track, nowNs);
        askForKeyFrame(track, nowNs);
      }
    }
    tellArrivals(nowNs);
    return nextDeadlineNs();
  }

  private void report(long nowNs) {
    begin();
    for (TrackReceiver track : tracks) {
      if (track.ssrcKnown()) {
        track.reception().writeBlock(loop.rtcp, ownSsrc, track.ssrc(), nowNs);
        track.recordJitter();
      }
    }
    loop.rtcp.sdesCname(ownSsrc, cname);
    send();
  }

  private void askAgain(TrackReceiver track, long nowNs) {
    double rttMs = transport.rttMs();
    long rttNs = rttMs < 0 ? DEFAULT_RTT_NS : (long) (rttMs * 1e6);
    int count = track.loss.due(nowNs, rttNs, loop.missing);
    if (count > 0 && !track.asksAgain()) {
      track.loss.giveUp();
    } else if (count > 0) {
      loop.figures.count(Counter.NACKS_SENT, count);
      begin();
      loop.rtcp.nack(ownSsrc, track.ssrc(), loop.missing, count);
      send();
    }
    boolean gaveUp = track.loss.gaveUp();
    long blockedNs = track.frames.blockedSinceNs();
    boolean blocked = blockedNs != Long.MAX_VALUE && nowNs - blockedNs >= BLOCKED_NS;
    if (track.watchesFrames() && (blocked || (gaveUp && blockedNs != Long.MAX_VALUE))) {
      track.frames.skip(nowNs);
      track.keyFrames.request(nowNs);
    }
  }

  private void askForKeyFrame(TrackReceiver track, long nowNs) {
    if (track.watchesFrames() && track.keyFrames.due(nowNs)) {
      begin();
      loop.rtcp.pli(ownSsrc, track.ssrc());
      send();
      loop.figures.count(Counter.PLIS_SENT);
      track.keyFrames.sent(nowNs);
    }
  }

  private void tellArrivals(long nowNs) {
    if (arrivals == null || !arrivals.due(nowNs)) {
      return;
    }
    begin();
    int mediaSsrc = tracks[0].ssrc();
    while (arrivals.write(loop.rtcp, ownSsrc, mediaSsrc)) {
      send();
      begin();
    }
  }

  /** Each compound packet begins with a receiver report (RFC 3550, section 6.1). */
  private void begin() {
    loop.rtcp.begin(loop.out, 0, ClientLoop.RTCP_LIMIT);
    loop.rtcp.receiverReport(ownSsrc);
  }

  private void send() {
    transport.sendRtcp(loop.out, 0, loop.rtcp.length());
  }
}
