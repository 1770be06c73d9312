package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.BroadcastOptions;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Feedback;
import dev.tandem.conformance.check.MediaPacket;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.packet.Rtcp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Loss recovery, key frame requests and reports, as publisher and player see them. */
final class RtcpChecks {
  private static final String KEY_FRAMES = "the key frame requests towards the publisher";
  private static final String RECOVERY = "loss recovery: the NACKs sent, and the packet history";
  private static final String REPORTS = "where RTCP reports are written";
  private static final int VIDEO_CLOCK = 90_000;

  /** Key frame requests a second that leave a stream of 30 frames a second fluent. */
  private static final int MOST_REQUESTS_A_SECOND = 4;

  private RtcpChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("late-player-gets-a-key-frame", RtcpChecks::lateKeyFrame),
        Check.of("key-frame-request-reaches-the-publisher", RtcpChecks::requestPassed),
        Check.of("key-frame-requests-are-limited", RtcpChecks::limited),
        Check.of("key-frame-request-is-repeated", RtcpChecks::repeated),
        Check.of("lost-packet-is-asked-for", RtcpChecks::lossIsNoticed),
        Check.of("nacked-packet-is-sent-again", RtcpChecks::resent),
        Check.of("sender-reports-fit-the-timestamps", RtcpChecks::senderReports),
        Check.of("publisher-gets-receiver-reports", RtcpChecks::receiverReports),
        Check.of("publisher-gets-congestion-feedback", RtcpChecks::congestionFeedback));
  }

  private static void lateKeyFrame(CheckContext c) {
    Broadcast live = c.broadcast(1);
    c.viewer(1, live.name()).awaitMore(0, 60, 40);
    Viewer late = c.viewer(1, live.name());
    MediaPacket first = late.awaitVideo();
    MediaPacket keyFrame = late.awaitKeyFrame(0);
    long ms = (keyFrame.atNs() - first.atNs()) / 1_000_000;
    CheckContext.expect(
        ms <= 2_000,
        "playStream of a stream that has been on the air for seconds",
        "the beginning of a key frame within 2 s of the first packet",
        ms + " ms",
        KEY_FRAMES);
  }

  private static void requestPassed(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitKeyFrame(0);
    viewer.awaitMore(viewer.received().total(), 60, 40);
    long asked = live.feedback().total();
    long mark = viewer.received().total();
    viewer.requestKeyFrame();
    live.feedback()
        .awaitSince(
            asked,
            f -> f.asksForKeyFrame(live.videoSsrc()),
            "a PLI or FIR for the publisher",
            c.deadlines().answer(),
            KEY_FRAMES);
    viewer.awaitKeyFrame(mark);
  }

  private static void limited(CheckContext c) {
    Broadcast live = c.broadcast(1);
    List<Viewer> crowd = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      crowd.add(c.viewer(1, live.name()));
    }
    crowd.forEach(Viewer::awaitVideo);
    long startedNs = System.nanoTime();
    long mark = live.feedback().total();
    long frames = live.sent().total();
    for (int round = 0; round < 12; round++) {
      crowd.forEach(Viewer::requestKeyFrame);
      Viewer first = crowd.getFirst();
      first.awaitMore(first.received().total(), 15, 0);
    }
    double seconds = (System.nanoTime() - startedNs) / 1e9;
    long requests =
        live.feedback().since(mark).stream()
            .filter(f -> f.asksForKeyFrame(live.videoSsrc()))
            .count();
    CheckContext.expect(
        requests <= MOST_REQUESTS_A_SECOND * (seconds + 1),
        "60 PLIs by five players in %.1f s, while %d packets were published"
            .formatted(seconds, live.sent().total() - frames),
        "at most %d key frame requests a second to the publisher".formatted(MOST_REQUESTS_A_SECOND),
        "%d requests".formatted(requests),
        KEY_FRAMES);
  }

  private static void repeated(CheckContext c) {
    Broadcast live = c.broadcast(1, BroadcastOptions.usual().deafToKeyFrameRequests());
    c.viewer(1, live.name()).awaitMore(0, 0, 100); // two seconds later no key frame is recent
    long mark = live.feedback().total();
    c.viewer(1, live.name());
    live.feedback()
        .awaitCount(
            mark,
            3,
            f -> f.asksForKeyFrame(live.videoSsrc()),
            "key frame requests for a player who joined, while the publisher answers none",
            c.deadlines().answer(),
            KEY_FRAMES);
  }

  private static void lossIsNoticed(CheckContext c) {
    AtomicInteger count = new AtomicInteger();
    Broadcast live =
        c.broadcast(
            1,
            BroadcastOptions.usual()
                .losing(p -> p.isVideo() && !p.resent() && count.incrementAndGet() == 90));
    Viewer viewer = c.viewer(1, live.name());
    MediaPacket lost =
        live.lost().await(p -> true, "a packet lost on purpose", c.deadlines().appears(), RECOVERY);
    live.feedback()
        .await(
            f -> f.asksFor(live.videoSsrc(), lost.rtp().sequence()),
            "a NACK for sequence number " + lost.rtp().sequence(),
            c.deadlines().answer(),
            RECOVERY);
    viewer
        .received()
        .await(
            p -> p.isVideo() && p.frame() == lost.frame() && samePacket(p, lost),
            "the lost packet at the player, too",
            c.deadlines().answer(),
            RECOVERY);
  }

  private static boolean samePacket(MediaPacket one, MediaPacket other) {
    return one.stamp() != null
        && other.stamp() != null
        && one.stamp().packet() == other.stamp().packet();
  }

  private static void resent(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitMore(0, 60, 0);
    MediaPacket wanted = viewer.received().all(MediaPacket::isVideo).getLast();
    long mark = viewer.received().total();
    viewer.nack(wanted.rtp().sequence());
    viewer
        .received()
        .awaitSince(
            mark,
            p -> p.isVideo() && p.frame() == wanted.frame() && samePacket(p, wanted),
            "the packet with sequence number %d again".formatted(wanted.rtp().sequence()),
            c.deadlines().answer(),
            RECOVERY);
  }

  private static void senderReports(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitVideo();
    List<Rtcp.SenderReport> reports =
        viewer
            .feedback()
            .awaitCount(
                0,
                2,
                f -> isVideoReport(f, viewer),
                "sender reports for the video",
                c.deadlines().ping(),
                REPORTS)
            .stream()
            .map(f -> (Rtcp.SenderReport) f.rtcp())
            .toList();
    double seconds = (reports.getLast().ntp() - reports.getFirst().ntp()) / (double) (1L << 32);
    int ticks = (int) (reports.getLast().rtpTimestamp() - reports.getFirst().rtpTimestamp());
    double rate = ticks / seconds;
    CheckContext.expect(
        Math.abs(rate / VIDEO_CLOCK - 1) < 0.05,
        "playStream of " + live.name(),
        "NTP and RTP times in sender reports that differ by 90,000 ticks a second",
        "%.0f ticks a second over %.2f s".formatted(rate, seconds),
        REPORTS);
    MediaPacket newest = viewer.received().all(MediaPacket::isVideo).getLast();
    int ahead = (int) (newest.rtp().timestamp() - reports.getLast().rtpTimestamp());
    CheckContext.expect(
        Math.abs(ahead) < 30 * VIDEO_CLOCK,
        "playStream of " + live.name(),
        "an RTP time in the sender report near that of the packets",
        "%.1f s apart".formatted(ahead / (double) VIDEO_CLOCK),
        REPORTS);
  }

  private static boolean isVideoReport(Feedback f, Viewer viewer) {
    return f.rtcp() instanceof Rtcp.SenderReport report && report.sender() == viewer.videoSsrc();
  }

  private static void receiverReports(CheckContext c) {
    Broadcast live = c.broadcast(1);
    for (long ssrc : List.of(live.audioSsrc(), live.videoSsrc())) {
      live.feedback()
          .await(
              f -> reportsOn(f, ssrc),
              "a report block about SSRC " + ssrc,
              c.deadlines().ping(),
              REPORTS);
    }
  }

  private static boolean reportsOn(Feedback f, long ssrc) {
    List<Rtcp.ReportBlock> blocks =
        switch (f.rtcp()) {
          case Rtcp.ReceiverReport report -> report.blocks();
          case Rtcp.SenderReport report -> report.blocks();
          default -> List.of();
        };
    return blocks.stream().anyMatch(block -> block.ssrc() == ssrc);
  }

  private static void congestionFeedback(CheckContext c) {
    Broadcast live = c.broadcast(1);
    live.feedback()
        .await(
            f -> f.is(Rtcp.TransportFeedback.class) || f.is(Rtcp.Remb.class),
            "transport feedback or REMB, which the offer asks for",
            c.deadlines().answer(),
            "the congestion feedback towards publishers");
  }
}
